-- CreateTable
CREATE TABLE "chat_answer_section" (
    "message_id" UUID NOT NULL,
    "section_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,

    CONSTRAINT "chat_answer_section_pkey" PRIMARY KEY ("message_id","section_id")
);

-- CreateTable
CREATE TABLE "knowledge_entry" (
    "question_id" UUID NOT NULL,
    "title" TEXT,
    "answer" TEXT,
    "merged_into" UUID,
    "search_text" TEXT NOT NULL DEFAULT '',
    "updated_by_id" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "knowledge_entry_pkey" PRIMARY KEY ("question_id")
);

-- CreateTable
CREATE TABLE "knowledge_change" (
    "id" SERIAL NOT NULL,
    "question_id" UUID NOT NULL,
    "act" TEXT NOT NULL,
    "title" TEXT,
    "answer" TEXT,
    "other_id" UUID,
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "knowledge_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "manual_proposal" (
    "id" UUID NOT NULL,
    "question_id" UUID NOT NULL,
    "section_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "proposer_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "manual_proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question_reminder" (
    "question_id" UUID NOT NULL,
    "reminded_on" DATE NOT NULL,

    CONSTRAINT "question_reminder_pkey" PRIMARY KEY ("question_id")
);

-- CreateTable
CREATE TABLE "unclear_place" (
    "lesson_version_id" UUID NOT NULL,
    "from_ms" INTEGER NOT NULL,
    "to_ms" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "unclear_place_pkey" PRIMARY KEY ("lesson_version_id","from_ms")
);

-- CreateTable
CREATE TABLE "day_off" (
    "day" DATE NOT NULL,
    "name" TEXT NOT NULL,
    "off" BOOLEAN NOT NULL DEFAULT true,
    "set_by_id" UUID NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "day_off_pkey" PRIMARY KEY ("day")
);

-- CreateIndex
CREATE INDEX "chat_answer_section_section_id_idx" ON "chat_answer_section"("section_id");

-- CreateIndex
CREATE INDEX "knowledge_entry_merged_into_idx" ON "knowledge_entry"("merged_into");

-- CreateIndex
CREATE INDEX "knowledge_entry_search_text_trgm" ON "knowledge_entry" USING GIN ("search_text" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "knowledge_change_question_id_id_idx" ON "knowledge_change"("question_id", "id");

-- CreateIndex
CREATE INDEX "manual_proposal_section_id_status_idx" ON "manual_proposal"("section_id", "status");

-- CreateIndex
CREATE INDEX "manual_proposal_status_created_at_idx" ON "manual_proposal"("status", "created_at");

-- What no reader would believe.
ALTER TABLE "chat_answer_section"
  ADD CONSTRAINT "chat_answer_section_ordinal" CHECK ("ordinal" BETWEEN 1 AND 3);
ALTER TABLE "knowledge_entry"
  ADD CONSTRAINT "knowledge_entry_merged_into" CHECK ("merged_into" <> "question_id");
ALTER TABLE "knowledge_change"
  ADD CONSTRAINT "knowledge_change_act" CHECK ("act" IN ('edit', 'restore', 'merge', 'split'));
ALTER TABLE "manual_proposal"
  ADD CONSTRAINT "manual_proposal_status" CHECK ("status" IN ('pending', 'accepted', 'returned', 'withdrawn')),
  ADD CONSTRAINT "manual_proposal_reason" CHECK (("status" = 'returned') = ("reason" IS NOT NULL));

-- A place of a manual says the same thing once.
CREATE UNIQUE INDEX "manual_proposal_standing_once" ON "manual_proposal"("question_id", "section_id")
  WHERE "status" IN ('pending', 'accepted');

-- Questions and official answers are searched, and compared with a question that is being typed, as lower-case NFD text;
-- `chat/folded-body` holds the same expression. What nobody may read is in neither index.
CREATE INDEX "chat_message_question_trgm" ON "chat_message" USING GIN (normalize(lower("body"), NFD) gin_trgm_ops)
  WHERE "kind" = 'question' AND "deleted_at" IS NULL AND "hidden_at" IS NULL;
CREATE INDEX "chat_message_official_trgm" ON "chat_message" USING GIN (normalize(lower("body"), NFD) gin_trgm_ops)
  WHERE "official" AND "deleted_at" IS NULL AND "hidden_at" IS NULL;
-- Whether a question is answered, and since when.
CREATE INDEX "chat_message_official_answers" ON "chat_message"("reply_to", "created_at")
  WHERE "official" AND "deleted_at" IS NULL AND "hidden_at" IS NULL;
-- The questions of a lesson, and those of all lessons by age.
CREATE INDEX "chat_message_questions" ON "chat_message"("lesson_id", "shown_ms")
  WHERE "kind" = 'question' AND "deleted_at" IS NULL AND "hidden_at" IS NULL;
CREATE INDEX "chat_message_questions_by_age" ON "chat_message"("created_at")
  WHERE "kind" = 'question' AND "deleted_at" IS NULL AND "hidden_at" IS NULL;
