-- AlterTable
ALTER TABLE "video" ADD COLUMN     "follow_up" TEXT,
ADD COLUMN     "follow_up_failed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "rendition_set" ADD COLUMN     "plan" JSONB;
