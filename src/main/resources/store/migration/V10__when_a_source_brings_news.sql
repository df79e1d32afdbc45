-- How much news a source brings in which hour, on which day, at which minute: when to ask it again, when its silence is odd.
ALTER TABLE source_state ADD COLUMN tempo VARCHAR DEFAULT '' NOT NULL;
-- When entries last may have left the feed between two polls, and were not found elsewhere.
ALTER TABLE source_state ADD COLUMN missed TIMESTAMP(3) WITH TIME ZONE;
