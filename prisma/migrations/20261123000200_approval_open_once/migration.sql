-- One thing waits for at most one decision at a time: two submits racing leave one open approval.
CREATE UNIQUE INDEX "approval_open_once" ON "approval" ("kind", "subject_id") WHERE "status" = 'pending';
