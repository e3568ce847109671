-- CreateTable
CREATE TABLE "chat_room" (
    "lesson_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "revision" BIGINT NOT NULL DEFAULT 0,
    "slow_seconds" INTEGER NOT NULL DEFAULT 0,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "chat_room_pkey" PRIMARY KEY ("lesson_id")
);

-- CreateTable
CREATE TABLE "chat_message" (
    "id" UUID NOT NULL,
    "lesson_id" UUID NOT NULL,
    "lesson_version_id" UUID NOT NULL,
    "media_ms" INTEGER NOT NULL,
    "shown_ms" INTEGER,
    "author_id" UUID NOT NULL,
    "client_key" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "official" BOOLEAN NOT NULL DEFAULT false,
    "reply_to" UUID,
    "born_revision" BIGINT NOT NULL,
    "revision" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "pinned_at" TIMESTAMPTZ(3),
    "hidden_at" TIMESTAMPTZ(3),
    "hidden_reason" TEXT,

    CONSTRAINT "chat_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chat_reaction" (
    "message_id" UUID NOT NULL,
    "reaction" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "chat_reaction_pkey" PRIMARY KEY ("message_id","reaction","person_id")
);

-- CreateTable
CREATE TABLE "chat_report" (
    "message_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "chat_report_pkey" PRIMARY KEY ("message_id","person_id")
);

-- CreateTable
CREATE TABLE "chat_mute" (
    "id" SERIAL NOT NULL,
    "person_id" UUID NOT NULL,
    "lesson_id" UUID,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "chat_mute_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "chat_reader" (
    "person_id" UUID NOT NULL,
    "rules_accepted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "chat_reader_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "chat_forbidden_word" (
    "word" TEXT NOT NULL,
    "added_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "chat_forbidden_word_pkey" PRIMARY KEY ("word")
);

-- CreateIndex
CREATE INDEX "chat_message_lesson_id_revision_idx" ON "chat_message"("lesson_id", "revision");

-- CreateIndex
CREATE INDEX "chat_message_lesson_id_born_revision_idx" ON "chat_message"("lesson_id", "born_revision");

-- CreateIndex
CREATE INDEX "chat_message_lesson_id_shown_ms_born_revision_idx" ON "chat_message"("lesson_id", "shown_ms", "born_revision");

-- CreateIndex
CREATE INDEX "chat_message_lesson_id_author_id_created_at_idx" ON "chat_message"("lesson_id", "author_id", "created_at");

-- CreateIndex
CREATE INDEX "chat_message_reply_to_idx" ON "chat_message"("reply_to");

-- CreateIndex
CREATE UNIQUE INDEX "chat_message_author_id_client_key_key" ON "chat_message"("author_id", "client_key");

-- CreateIndex
CREATE INDEX "chat_mute_person_id_until_idx" ON "chat_mute"("person_id", "until");

-- AddForeignKey
ALTER TABLE "chat_message" ADD CONSTRAINT "chat_message_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "chat_room"("lesson_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_reaction" ADD CONSTRAINT "chat_reaction_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "chat_message"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_report" ADD CONSTRAINT "chat_report_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "chat_message"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What no reader would believe.
ALTER TABLE "chat_room"
  ADD CONSTRAINT "chat_room_slow_seconds" CHECK ("slow_seconds" BETWEEN 0 AND 300);
ALTER TABLE "chat_message"
  ADD CONSTRAINT "chat_message_media_ms" CHECK ("media_ms" >= 0 AND ("shown_ms" IS NULL OR "shown_ms" >= 0)),
  ADD CONSTRAINT "chat_message_body" CHECK (char_length("body") BETWEEN 1 AND 4000),
  ADD CONSTRAINT "chat_message_kind" CHECK ("kind" IN ('chat', 'question', 'answer')),
  ADD CONSTRAINT "chat_message_hidden" CHECK (("hidden_at" IS NULL) = ("hidden_reason" IS NULL));
