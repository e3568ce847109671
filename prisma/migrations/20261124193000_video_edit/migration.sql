-- AlterTable
ALTER TABLE "lesson_version" ADD COLUMN     "cue_stock" JSONB;

-- AlterTable
ALTER TABLE "video" ADD COLUMN     "edit" JSONB;
