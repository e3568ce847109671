-- AlterTable
ALTER TABLE "video" ADD COLUMN     "poster_ms" INTEGER;
