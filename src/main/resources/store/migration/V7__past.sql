-- What retention purges leaves its keys here. (The Java step V8 packs an article's text and HTML into one column.)

CREATE TABLE article_past (
  source_id  VARCHAR NOT NULL,
  guid       VARCHAR NOT NULL,
  article_id BIGINT NOT NULL,
  story_id   BIGINT NOT NULL,
  canonical  VARCHAR NOT NULL,
  body_hash  BIGINT NOT NULL,
  terms      BYTEA NOT NULL,
  entry_hash BIGINT NOT NULL,
  first_seen TIMESTAMP(3) WITH TIME ZONE NOT NULL,
  versions   INTEGER NOT NULL,
  purged     TIMESTAMP(3) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (source_id, guid)
);
CREATE INDEX article_past_canonical ON article_past (canonical);
CREATE INDEX article_past_story ON article_past (story_id);
CREATE INDEX article_past_purged ON article_past (purged);
