-- The training record of a year in its own order (when it was earned): the export reads it without sorting,
-- a page of it from either end. Minutes only: entries of points never stand in it.
CREATE INDEX "ledger_entry_year_minutes" ON "ledger_entry" ("ledger_year", "occurred_at", "id") WHERE "unit" = 'minute';
