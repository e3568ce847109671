-- The ledger is append-only, whoever asks: a correction is a second entry. Statement triggers refuse even what would
-- touch no row, and ALWAYS keeps them on under session_replication_role = replica.
CREATE FUNCTION refuse_ledger_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'ledger_entry is append-only: % is refused, post a reversal instead', TG_OP
    USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER ledger_entry_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_ledger_change();
ALTER TABLE ledger_entry ENABLE ALWAYS TRIGGER ledger_entry_append_only;

ALTER TABLE ledger_entry
  ADD CONSTRAINT ledger_entry_kind CHECK (kind IN ('time', 'points', 'reversal')),
  ADD CONSTRAINT ledger_entry_unit CHECK (unit IN ('minute', 'point')),
  ADD CONSTRAINT ledger_entry_sign CHECK (CASE kind WHEN 'reversal' THEN amount <= 0 ELSE amount >= 0 END),
  ADD CONSTRAINT ledger_entry_reversal CHECK ((kind = 'reversal') = (reverses_id IS NOT NULL));

-- A person is never ahead of the clock by more than the slack.
ALTER TABLE watch_clock
  ADD CONSTRAINT watch_clock_bounds CHECK (bank_ms >= 0 AND debt_ms BETWEEN 0 AND 2000);
ALTER TABLE watch_session
  ADD CONSTRAINT watch_session_residue CHECK (residue_ms >= 0);
