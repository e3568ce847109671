-- CreateTable
CREATE TABLE "speech_draft" (
    "id" UUID NOT NULL,
    "video_id" UUID NOT NULL,
    "lang" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "cues" JSONB NOT NULL DEFAULT '[]',
    "reason_code" TEXT,
    "reason" TEXT,
    "error_log" TEXT,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "speech_draft_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "speech_draft_status_idx" ON "speech_draft"("status");

-- CreateIndex
CREATE UNIQUE INDEX "speech_draft_video_id_lang_key" ON "speech_draft"("video_id", "lang");

-- AddForeignKey
ALTER TABLE "speech_draft" ADD CONSTRAINT "speech_draft_video_id_fkey" FOREIGN KEY ("video_id") REFERENCES "video"("id") ON DELETE CASCADE ON UPDATE CASCADE;
