-- AlterTable
ALTER TABLE "video" ADD COLUMN     "failures" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "first_at" TIMESTAMPTZ(3),
ADD COLUMN     "leased_by" TEXT,
ADD COLUMN     "leased_until" TIMESTAMPTZ(3),
ADD COLUMN     "max_rungs" INTEGER,
ADD COLUMN     "not_before" TIMESTAMPTZ(3),
ADD COLUMN     "queued_at" TIMESTAMPTZ(3),
ADD COLUMN     "started_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "video_work" (
    "id" BIGSERIAL NOT NULL,
    "video_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "worker" TEXT NOT NULL,
    "work_ms" INTEGER NOT NULL,
    "done" BOOLEAN NOT NULL,
    "size_bytes" BIGINT NOT NULL,
    "recording_ms" INTEGER,
    "pixels" INTEGER,
    "ended_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "video_work_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "video_worker" (
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "slots" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "video_worker_pkey" PRIMARY KEY ("name")
);

-- CreateIndex
CREATE INDEX "video_work_ended_at_idx" ON "video_work"("ended_at");

-- CreateIndex
CREATE INDEX "video_work_kind_ended_at_idx" ON "video_work"("kind", "ended_at");

-- What waits or is worked on: few rows of many, looked for every second.
CREATE INDEX "video_queue" ON "video" ("queued_at")
  WHERE "status" IN ('probing', 'transcoding') OR ("status" = 'failed' AND "not_before" IS NOT NULL)
     OR ("status" = 'ready' AND "follow_up" IS NOT NULL AND "follow_up_failed_at" IS NULL);
