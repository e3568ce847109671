-- CreateTable
CREATE TABLE "participation_fact" (
    "source_key" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "subject_title" TEXT NOT NULL,
    "job_field" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "ledger_year" INTEGER NOT NULL,
    "noted_at" TIMESTAMPTZ(3) NOT NULL,
    "gone_at" TIMESTAMPTZ(3),

    CONSTRAINT "participation_fact_pkey" PRIMARY KEY ("source_key")
);

-- CreateIndex
CREATE INDEX "participation_fact_ledger_year_kind_idx" ON "participation_fact"("ledger_year", "kind");

-- CreateIndex
CREATE INDEX "participation_fact_person_id_ledger_year_idx" ON "participation_fact"("person_id", "ledger_year");
