-- The pace that feeds.yml named when next_poll was reckoned: whether an edit of it asks for another reckoning.
ALTER TABLE source_state ADD COLUMN named_seconds BIGINT;
-- Before then the server does not want to be asked again, whatever the pace; unknown until the next poll.
ALTER TABLE source_state ADD COLUMN not_before TIMESTAMP(3) WITH TIME ZONE;
