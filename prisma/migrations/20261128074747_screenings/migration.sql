-- CreateTable
CREATE TABLE "screening" (
    "id" UUID NOT NULL,
    "lesson_id" UUID NOT NULL,
    "lesson_version_id" UUID,
    "duration_ms" INTEGER,
    "title" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "audience" TEXT NOT NULL,
    "room_name" TEXT NOT NULL DEFAULT '',
    "department_id" UUID,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "paused_ms" INTEGER NOT NULL DEFAULT 0,
    "paused_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,
    "cancelled_at" TIMESTAMPTZ(3),
    "cancel_reason" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "sequence" INTEGER NOT NULL DEFAULT 0,
    "host_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "screening_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "screening_invitee" (
    "screening_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "screening_invitee_pkey" PRIMARY KEY ("screening_id","person_id")
);

-- CreateTable
CREATE TABLE "screening_attendance" (
    "screening_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "joined_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "position_ms" INTEGER NOT NULL,
    "present_ms" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "screening_attendance_pkey" PRIMARY KEY ("screening_id","person_id")
);

-- CreateIndex
CREATE INDEX "screening_starts_at_idx" ON "screening"("starts_at");

-- CreateIndex
CREATE INDEX "screening_lesson_id_starts_at_idx" ON "screening"("lesson_id", "starts_at");

-- CreateIndex
CREATE INDEX "screening_host_id_starts_at_idx" ON "screening"("host_id", "starts_at");

-- CreateIndex
CREATE INDEX "screening_invitee_person_id_idx" ON "screening_invitee"("person_id");

-- CreateIndex
CREATE INDEX "screening_attendance_person_id_idx" ON "screening_attendance"("person_id");

-- AddForeignKey
ALTER TABLE "screening_invitee" ADD CONSTRAINT "screening_invitee_screening_id_fkey" FOREIGN KEY ("screening_id") REFERENCES "screening"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "screening_attendance" ADD CONSTRAINT "screening_attendance_screening_id_fkey" FOREIGN KEY ("screening_id") REFERENCES "screening"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
