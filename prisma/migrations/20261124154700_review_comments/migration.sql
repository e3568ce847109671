-- CreateTable
CREATE TABLE "review_comment" (
    "id" UUID NOT NULL,
    "lesson_version_id" UUID NOT NULL,
    "video_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "media_ms" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),
    "resolved_by_id" UUID,

    CONSTRAINT "review_comment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "review_comment_lesson_version_id_media_ms_idx" ON "review_comment"("lesson_version_id", "media_ms");

-- AddForeignKey
ALTER TABLE "review_comment" ADD CONSTRAINT "review_comment_lesson_version_id_fkey" FOREIGN KEY ("lesson_version_id") REFERENCES "lesson_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What no reader would believe: a second before the start, a remark without words, half an answer.
ALTER TABLE "review_comment"
  ADD CONSTRAINT "review_comment_media_ms" CHECK ("media_ms" >= 0),
  ADD CONSTRAINT "review_comment_body" CHECK (char_length("body") BETWEEN 1 AND 500),
  ADD CONSTRAINT "review_comment_resolved" CHECK (("resolved_at" IS NULL) = ("resolved_by_id" IS NULL));
