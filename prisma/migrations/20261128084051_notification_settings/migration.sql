-- CreateTable
CREATE TABLE "notification_setting" (
    "person_id" UUID NOT NULL,
    "quiet" BOOLEAN NOT NULL,
    "work_from" INTEGER NOT NULL,
    "work_to" INTEGER NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notification_setting_pkey" PRIMARY KEY ("person_id")
);
