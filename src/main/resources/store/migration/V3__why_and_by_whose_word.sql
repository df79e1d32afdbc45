-- What people ask of a story: who wrote it, why it is one, what a person put right, what changed since.

ALTER TABLE article ADD COLUMN agency_strict BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE article ADD COLUMN agency_from BIGINT;

ALTER TABLE story_join ADD COLUMN members VARCHAR DEFAULT '' NOT NULL;

CREATE TABLE verdict (
  article_id BIGINT NOT NULL,
  other_id   BIGINT NOT NULL,
  same       BOOLEAN NOT NULL,
  rule       VARCHAR NOT NULL,
  figures    VARCHAR NOT NULL,
  shared     VARCHAR NOT NULL,
  at         TIMESTAMP(3) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (article_id, other_id)
);
CREATE INDEX verdict_other ON verdict (other_id);

CREATE TABLE ruling (
  one_id   BIGINT NOT NULL,
  other_id BIGINT NOT NULL,
  apart    BOOLEAN NOT NULL,
  at       TIMESTAMP(3) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (one_id, other_id)
);
CREATE INDEX ruling_other ON ruling (other_id);

CREATE TABLE page_check (
  article_id     BIGINT PRIMARY KEY,
  due            TIMESTAMP(3) WITH TIME ZONE NOT NULL,
  checks         INTEGER NOT NULL,
  etag           VARCHAR,
  last_modified  VARCHAR,
  validators_url VARCHAR
);
CREATE INDEX page_check_due ON page_check (due);

CREATE INDEX article_version_replaced ON article_version (replaced);
