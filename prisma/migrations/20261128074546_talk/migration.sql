-- AlterTable
ALTER TABLE "chat_room" ADD COLUMN     "off_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "chat_mention" (
    "message_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "chat_mention_pkey" PRIMARY KEY ("message_id","person_id")
);

-- CreateTable
CREATE TABLE "chat_moderator" (
    "lesson_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "added_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "chat_moderator_pkey" PRIMARY KEY ("lesson_id","person_id","kind")
);

-- CreateTable
CREATE TABLE "chat_seen" (
    "person_id" UUID NOT NULL,
    "lesson_id" UUID NOT NULL,
    "revision" BIGINT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "chat_seen_pkey" PRIMARY KEY ("person_id","lesson_id")
);

-- CreateTable
CREATE TABLE "chat_allowed_word" (
    "word" TEXT NOT NULL,
    "added_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "chat_allowed_word_pkey" PRIMARY KEY ("word")
);

-- CreateIndex
CREATE INDEX "chat_moderator_person_id_idx" ON "chat_moderator"("person_id");

-- AddForeignKey
ALTER TABLE "chat_mention" ADD CONSTRAINT "chat_mention_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "chat_message"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The desk: what is open. Few rows, whatever else the table holds.
CREATE INDEX "chat_report_open" ON "chat_report" ("message_id") WHERE "resolved_at" IS NULL;
ALTER TABLE "chat_moderator"
  ADD CONSTRAINT "chat_moderator_kind" CHECK ("kind" IN ('moderator', 'expert'));
-- The talk's acts among many other entries, newest first.
CREATE INDEX "access_log_chat" ON "access_log" ("id") WHERE "action" LIKE 'chat.%';
-- What stands on top of a talk.
CREATE INDEX "chat_message_pinned" ON "chat_message" ("lesson_id") WHERE "pinned_at" IS NOT NULL;
