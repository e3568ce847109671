-- AlterTable
ALTER TABLE "video" ADD COLUMN     "note" TEXT;
