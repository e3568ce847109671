-- Colleagues who make a lesson together, and what a decision was made upon.
-- AlterTable
ALTER TABLE "approval" ADD COLUMN     "maker_ids" UUID[] DEFAULT ARRAY[]::UUID[];

-- AlterTable
ALTER TABLE "approval_step" ADD COLUMN     "checks" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "lesson" ADD COLUMN     "returned_mark" TEXT;

-- CreateTable
CREATE TABLE "lesson_co_author" (
    "lesson_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "added_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "lesson_co_author_pkey" PRIMARY KEY ("lesson_id","person_id")
);

-- CreateIndex
CREATE INDEX "lesson_co_author_person_id_idx" ON "lesson_co_author"("person_id");

-- AddForeignKey
ALTER TABLE "lesson_co_author" ADD CONSTRAINT "lesson_co_author_lesson_id_fkey" FOREIGN KEY ("lesson_id") REFERENCES "lesson"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
