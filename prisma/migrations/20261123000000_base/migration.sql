-- CreateTable
CREATE TABLE "approval" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "requester_id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "approval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "approval_step" (
    "id" UUID NOT NULL,
    "approval_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "department_id" UUID,
    "status" TEXT NOT NULL,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "approval_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credit_policy" (
    "id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "rule" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "credit_policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "source_key" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "posted_at" TIMESTAMPTZ(3) NOT NULL,
    "ledger_year" INTEGER NOT NULL,
    "policy_version" TEXT NOT NULL,
    "evidence" JSONB NOT NULL,
    "actor_id" UUID NOT NULL,
    "reverses_id" UUID,
    "subject_id" TEXT,
    "subject_title" TEXT NOT NULL DEFAULT '',
    "group_id" TEXT,
    "group_title" TEXT NOT NULL DEFAULT '',
    "job_field" TEXT NOT NULL DEFAULT '',
    "started_at" TIMESTAMPTZ(3),
    "department_at_study" TEXT NOT NULL DEFAULT '',
    "grade_at_study" TEXT NOT NULL DEFAULT '',
    "position_at_study" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credit_total" (
    "person_id" UUID NOT NULL,
    "group_id" TEXT NOT NULL,
    "ledger_year" INTEGER NOT NULL,
    "verified_ms" BIGINT NOT NULL,
    "posted_minutes" INTEGER NOT NULL,

    CONSTRAINT "credit_total_pkey" PRIMARY KEY ("person_id","group_id","ledger_year")
);

-- CreateTable
CREATE TABLE "course" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "job_field" TEXT NOT NULL DEFAULT '',
    "recurrence" TEXT NOT NULL DEFAULT 'once',
    "captions_required" BOOLEAN NOT NULL DEFAULT false,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "course_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "watching_policy" (
    "id" UUID NOT NULL,
    "course_id" UUID,
    "version" INTEGER NOT NULL,
    "preset" TEXT NOT NULL,
    "rule" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,

    CONSTRAINT "watching_policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lesson" (
    "id" UUID NOT NULL,
    "course_id" UUID,
    "course_order" INTEGER NOT NULL DEFAULT 0,
    "author_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "job_field" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'draft',
    "return_reason" TEXT,
    "withdraw_reason" TEXT,
    "live_version_id" UUID,
    "published_at" TIMESTAMPTZ(3),
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "search_text" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lesson_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lesson_version" (
    "id" UUID NOT NULL,
    "lesson_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "video_id" UUID,
    "duration_ms" INTEGER,
    "version_map" JSONB NOT NULL DEFAULT '[]',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lesson_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "caption" (
    "id" UUID NOT NULL,
    "lesson_version_id" UUID NOT NULL,
    "lang" TEXT NOT NULL,
    "vtt" TEXT NOT NULL,
    "cues" JSONB NOT NULL,

    CONSTRAINT "caption_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question" (
    "id" UUID NOT NULL,
    "lesson_version_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "choices" JSONB NOT NULL,
    "correct_choice_id" TEXT NOT NULL,
    "explanation" TEXT NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lesson_manual_section" (
    "lesson_id" UUID NOT NULL,
    "section_id" UUID NOT NULL,
    "sort_order" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "lesson_manual_section_pkey" PRIMARY KEY ("lesson_id","section_id")
);

-- CreateTable
CREATE TABLE "manual" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "job_field" TEXT NOT NULL DEFAULT '',
    "department" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL,
    "retired_at" TIMESTAMPTZ(3),
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "search_text" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "manual_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "manual_revision" (
    "id" UUID NOT NULL,
    "manual_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content_hash" TEXT NOT NULL,
    "effective_on" DATE NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "manual_revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "manual_section" (
    "id" UUID NOT NULL,
    "manual_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "sort_order" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "manual_section_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "department" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "sort_order" INTEGER NOT NULL,
    "head_id" UUID,

    CONSTRAINT "department_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "employee" (
    "id" UUID NOT NULL,
    "employee_no" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "department_id" UUID NOT NULL,
    "site" TEXT NOT NULL DEFAULT '',
    "grade" TEXT NOT NULL DEFAULT '',
    "position" TEXT NOT NULL DEFAULT '',
    "employment_category" TEXT NOT NULL DEFAULT '',
    "job_field" TEXT NOT NULL DEFAULT '',
    "field_staff" BOOLEAN NOT NULL DEFAULT false,
    "roles" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "hired_on" DATE,
    "left_on" DATE,
    "password_hash" TEXT,
    "must_change_password" BOOLEAN NOT NULL DEFAULT false,
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "employee_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "personnel_order" (
    "id" UUID NOT NULL,
    "employee_id" UUID NOT NULL,
    "effective_on" DATE NOT NULL,
    "department_name" TEXT NOT NULL,
    "grade" TEXT NOT NULL,
    "position" TEXT NOT NULL,
    "employment_category" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "personnel_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_session" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "employee_id" UUID NOT NULL,
    "user_agent" TEXT NOT NULL DEFAULT '',
    "ip" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_failure" (
    "employee_no" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "last_failed_at" TIMESTAMPTZ(3) NOT NULL,
    "locked_until" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_failure_pkey" PRIMARY KEY ("employee_no")
);

-- CreateTable
CREATE TABLE "one_time_code" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "employee_id" UUID,
    "code_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "one_time_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_log" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "ip" TEXT NOT NULL DEFAULT '',
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "access_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "watch_clock" (
    "person_id" UUID NOT NULL,
    "live_session_id" UUID,
    "owned_from" TIMESTAMPTZ(3) NOT NULL,
    "bank_ms" INTEGER NOT NULL DEFAULT 0,
    "debt_ms" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "watch_clock_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "watch_session" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "lesson_id" UUID NOT NULL,
    "lesson_version_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "policy_id" UUID NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "max_rate" DOUBLE PRECISION NOT NULL,
    "seek_ahead" BOOLEAN NOT NULL DEFAULT true,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "residue_ms" INTEGER NOT NULL DEFAULT 0,
    "last_beat_at" TIMESTAMPTZ(3),
    "last_dated_at" TIMESTAMPTZ(3),
    "anomalies" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "watch_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "watch_run" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "lesson_id" UUID NOT NULL,
    "lesson_version_id" UUID NOT NULL,
    "run_no" INTEGER NOT NULL,
    "period" TEXT NOT NULL,
    "policy_id" UUID NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "seen" int4multirange NOT NULL DEFAULT '{}'::int4multirange,
    "covered_ms" INTEGER NOT NULL DEFAULT 0,
    "learning_ms" INTEGER NOT NULL DEFAULT 0,
    "position_ms" INTEGER NOT NULL DEFAULT 0,
    "quiz_passed_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "last_beat_at" TIMESTAMPTZ(3),
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "watch_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "beat" (
    "session_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "accepted_ms" INTEGER NOT NULL,
    "clipped_ms" INTEGER NOT NULL,
    "late_ms" INTEGER NOT NULL DEFAULT 0,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "credited" JSONB,

    CONSTRAINT "beat_pkey" PRIMARY KEY ("session_id","seq")
);

-- CreateTable
CREATE TABLE "quiz_attempt" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "lesson_id" UUID NOT NULL,
    "lesson_version_id" UUID NOT NULL,
    "run_id" UUID,
    "score" INTEGER NOT NULL,
    "passed" BOOLEAN NOT NULL,
    "answers" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "quiz_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "video" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "upload_id" TEXT,
    "filename" TEXT NOT NULL,
    "size_bytes" BIGINT NOT NULL,
    "status" TEXT NOT NULL,
    "percent" INTEGER NOT NULL DEFAULT 0,
    "reason_code" TEXT,
    "reason" TEXT,
    "source_key" TEXT,
    "duration_ms" INTEGER,
    "width" INTEGER,
    "height" INTEGER,
    "probe" JSONB,
    "rendition_set_id" UUID,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "error_log" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "video_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rendition_set" (
    "id" UUID NOT NULL,
    "video_id" UUID NOT NULL,
    "prefix" TEXT NOT NULL,
    "provisional" BOOLEAN NOT NULL DEFAULT false,
    "rungs" JSONB NOT NULL,
    "size_bytes" BIGINT NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rendition_set_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "approval_status_created_at_idx" ON "approval"("status", "created_at");

-- CreateIndex
CREATE INDEX "approval_requester_id_idx" ON "approval"("requester_id");

-- CreateIndex
CREATE UNIQUE INDEX "approval_step_approval_id_ordinal_key" ON "approval_step"("approval_id", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "credit_policy_year_version_key" ON "credit_policy"("year", "version");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entry_source_key_key" ON "ledger_entry"("source_key");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_entry_reverses_id_key" ON "ledger_entry"("reverses_id");

-- CreateIndex
CREATE INDEX "ledger_entry_person_id_ledger_year_idx" ON "ledger_entry"("person_id", "ledger_year");

-- CreateIndex
CREATE INDEX "ledger_entry_ledger_year_kind_occurred_at_id_idx" ON "ledger_entry"("ledger_year", "kind", "occurred_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "course_slug_key" ON "course"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "watching_policy_course_id_version_key" ON "watching_policy"("course_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "lesson_live_version_id_key" ON "lesson"("live_version_id");

-- CreateIndex
CREATE INDEX "lesson_course_id_course_order_idx" ON "lesson"("course_id", "course_order");

-- CreateIndex
CREATE INDEX "lesson_author_id_idx" ON "lesson"("author_id");

-- CreateIndex
CREATE INDEX "lesson_published_at_idx" ON "lesson"("published_at");

-- CreateIndex
CREATE INDEX "lesson_version_video_id_idx" ON "lesson_version"("video_id");

-- CreateIndex
CREATE UNIQUE INDEX "lesson_version_lesson_id_number_key" ON "lesson_version"("lesson_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "caption_lesson_version_id_lang_key" ON "caption"("lesson_version_id", "lang");

-- CreateIndex
CREATE INDEX "question_lesson_version_id_idx" ON "question"("lesson_version_id");

-- CreateIndex
CREATE UNIQUE INDEX "manual_slug_key" ON "manual"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "manual_revision_manual_id_number_key" ON "manual_revision"("manual_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "manual_section_manual_id_number_key" ON "manual_section"("manual_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "department_name_key" ON "department"("name");

-- CreateIndex
CREATE UNIQUE INDEX "employee_employee_no_key" ON "employee"("employee_no");

-- CreateIndex
CREATE INDEX "employee_department_id_idx" ON "employee"("department_id");

-- CreateIndex
CREATE UNIQUE INDEX "personnel_order_employee_id_effective_on_key" ON "personnel_order"("employee_id", "effective_on");

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_session_token_hash_key" ON "sign_in_session"("token_hash");

-- CreateIndex
CREATE INDEX "sign_in_session_employee_id_idx" ON "sign_in_session"("employee_id");

-- CreateIndex
CREATE UNIQUE INDEX "one_time_code_code_hash_key" ON "one_time_code"("code_hash");

-- CreateIndex
CREATE INDEX "one_time_code_employee_id_idx" ON "one_time_code"("employee_id");

-- CreateIndex
CREATE INDEX "access_log_at_idx" ON "access_log"("at");

-- CreateIndex
CREATE UNIQUE INDEX "watch_session_key_key" ON "watch_session"("key");

-- CreateIndex
CREATE INDEX "watch_session_run_id_idx" ON "watch_session"("run_id");

-- CreateIndex
CREATE INDEX "watch_session_person_id_opened_at_idx" ON "watch_session"("person_id", "opened_at");

-- CreateIndex
CREATE INDEX "watch_run_person_id_last_beat_at_idx" ON "watch_run"("person_id", "last_beat_at");

-- CreateIndex
CREATE INDEX "watch_run_lesson_id_idx" ON "watch_run"("lesson_id");

-- CreateIndex
CREATE UNIQUE INDEX "watch_run_person_id_lesson_id_run_no_key" ON "watch_run"("person_id", "lesson_id", "run_no");

-- CreateIndex
CREATE INDEX "quiz_attempt_person_id_lesson_id_idx" ON "quiz_attempt"("person_id", "lesson_id");

-- CreateIndex
CREATE UNIQUE INDEX "video_upload_id_key" ON "video"("upload_id");

-- CreateIndex
CREATE INDEX "video_owner_id_created_at_idx" ON "video"("owner_id", "created_at");

-- CreateIndex
CREATE INDEX "video_status_idx" ON "video"("status");

-- CreateIndex
CREATE UNIQUE INDEX "rendition_set_prefix_key" ON "rendition_set"("prefix");

-- CreateIndex
CREATE INDEX "rendition_set_video_id_idx" ON "rendition_set"("video_id");

-- AddForeignKey
ALTER TABLE "approval_step" ADD CONSTRAINT "approval_step_approval_id_fkey" FOREIGN KEY ("approval_id") REFERENCES "approval"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "watching_policy" ADD CONSTRAINT "watching_policy_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_live_version_id_fkey" FOREIGN KEY ("live_version_id") REFERENCES "lesson_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson_version" ADD CONSTRAINT "lesson_version_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "caption" ADD CONSTRAINT "caption_lesson_version_id_fkey" FOREIGN KEY ("lesson_version_id") REFERENCES "lesson_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_lesson_version_id_fkey" FOREIGN KEY ("lesson_version_id") REFERENCES "lesson_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson_manual_section" ADD CONSTRAINT "lesson_manual_section_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "manual_revision" ADD CONSTRAINT "manual_revision_manual_id_fkey" FOREIGN KEY ("manual_id") REFERENCES "manual"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "manual_section" ADD CONSTRAINT "manual_section_manual_id_fkey" FOREIGN KEY ("manual_id") REFERENCES "manual"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "department" ADD CONSTRAINT "department_head_id_fkey" FOREIGN KEY ("head_id") REFERENCES "employee"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "employee" ADD CONSTRAINT "employee_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "department"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "personnel_order" ADD CONSTRAINT "personnel_order_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_session" ADD CONSTRAINT "sign_in_session_employee_id_fkey" FOREIGN KEY ("employee_id") REFERENCES "employee"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rendition_set" ADD CONSTRAINT "rendition_set_video_id_fkey" FOREIGN KEY ("video_id") REFERENCES "video"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
