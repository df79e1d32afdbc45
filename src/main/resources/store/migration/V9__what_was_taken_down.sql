-- What a person took down stays away: an entry, its address in any source, or a whole source (an empty guid).

CREATE TABLE tombstone (
  source_id  VARCHAR NOT NULL,
  guid       VARCHAR NOT NULL,
  canonical  VARCHAR NOT NULL,
  article_id BIGINT NOT NULL,
  story_id   BIGINT NOT NULL,
  at         TIMESTAMP(3) WITH TIME ZONE NOT NULL,
  why        VARCHAR NOT NULL,
  PRIMARY KEY (source_id, guid)
);
CREATE INDEX tombstone_canonical ON tombstone (canonical);
CREATE INDEX tombstone_story ON tombstone (story_id);
