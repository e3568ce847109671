-- The results of a version's check questions are read without its viewers.
CREATE INDEX "quiz_attempt_lesson_version_id_idx" ON "quiz_attempt"("lesson_version_id");
