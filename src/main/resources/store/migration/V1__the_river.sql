-- The schema is public: docs/schema.md says what each column holds. H2 and PostgreSQL both read this file.

CREATE TABLE source (
  id          VARCHAR PRIMARY KEY,
  named       BOOLEAN NOT NULL,
  url         VARCHAR NOT NULL,
  outlet      VARCHAR NOT NULL,
  title       VARCHAR NOT NULL,
  tags        VARCHAR NOT NULL,
  language    VARCHAR NOT NULL,
  republish   VARCHAR NOT NULL,
  since       TIMESTAMP(3) WITH TIME ZONE NOT NULL
);

CREATE TABLE source_state (
  source_id      VARCHAR PRIMARY KEY REFERENCES source (id),
  next_poll      TIMESTAMP(3) WITH TIME ZONE,
  due            TIMESTAMP(3) WITH TIME ZONE,
  holder         VARCHAR,
  last_poll      TIMESTAMP(3) WITH TIME ZONE,
  last_success   TIMESTAMP(3) WITH TIME ZONE,
  failures       INTEGER NOT NULL,
  outcome        VARCHAR NOT NULL,
  etag           VARCHAR,
  last_modified  VARCHAR,
  body_hash      VARCHAR,
  validators_url VARCHAR,
  every_seconds  BIGINT NOT NULL,
  recent         VARCHAR NOT NULL,
  wish_seconds   BIGINT,
  skip_hours     VARCHAR NOT NULL,
  skip_days      VARCHAR NOT NULL,
  unchanged      INTEGER NOT NULL,
  probed         TIMESTAMP(3) WITH TIME ZONE,
  moved_to       VARCHAR,
  moved_times    INTEGER NOT NULL,
  moved_since    TIMESTAMP(3) WITH TIME ZONE,
  moved_believed BOOLEAN NOT NULL
);
CREATE INDEX source_state_next_poll ON source_state (next_poll);

CREATE TABLE lane (
  id       INTEGER PRIMARY KEY,
  last_seq BIGINT NOT NULL
);
INSERT INTO lane VALUES (1, 0);
CREATE SEQUENCE change_number START WITH 1000 INCREMENT BY 1000;

CREATE TABLE story (
  id      BIGINT PRIMARY KEY,
  seq     BIGINT NOT NULL,
  uuid    UUID NOT NULL,
  ordered TIMESTAMP(3) WITH TIME ZONE NOT NULL,
  updated TIMESTAMP(3) WITH TIME ZONE NOT NULL,
  lead    BIGINT NOT NULL,
  merged_into BIGINT
);
CREATE INDEX story_river ON story (ordered DESC, id DESC);
CREATE INDEX story_seq ON story (seq);

CREATE TABLE article (
  id              BIGINT PRIMARY KEY,
  seq             BIGINT NOT NULL,
  story_id        BIGINT NOT NULL,
  source_id       VARCHAR NOT NULL,
  outlet          VARCHAR NOT NULL,
  guid            VARCHAR NOT NULL,
  url             VARCHAR NOT NULL,
  canonical       VARCHAR NOT NULL,
  title           VARCHAR NOT NULL,
  summary         VARCHAR NOT NULL,
  text            VARCHAR NOT NULL,
  html            VARCHAR NOT NULL,
  authors         VARCHAR NOT NULL,
  published       TIMESTAMP(3) WITH TIME ZONE,
  updated         TIMESTAMP(3) WITH TIME ZONE,
  first_seen      TIMESTAMP(3) WITH TIME ZONE NOT NULL,
  ordered         TIMESTAMP(3) WITH TIME ZONE NOT NULL,
  language        VARCHAR NOT NULL,
  agency          VARCHAR,
  agency_evidence VARCHAR,
  categories      VARCHAR NOT NULL,
  enclosures      VARCHAR NOT NULL,
  image           VARCHAR,
  may_quote       VARCHAR NOT NULL,
  origin          VARCHAR NOT NULL,
  body_hash       BIGINT NOT NULL,
  terms           BYTEA NOT NULL,
  entry_hash      BIGINT NOT NULL,
  filed           TIMESTAMP(3) WITH TIME ZONE NOT NULL,
  versions        INTEGER NOT NULL,
  twin            BIGINT,
  why             VARCHAR NOT NULL
);
CREATE UNIQUE INDEX article_key ON article (source_id, guid);
CREATE UNIQUE INDEX article_seq ON article (seq);
CREATE INDEX article_story ON article (story_id);
CREATE INDEX article_canonical ON article (canonical);
CREATE INDEX article_body_hash ON article (body_hash);
CREATE INDEX article_of_source ON article (source_id, ordered DESC, id DESC);

CREATE TABLE article_version (
  article_id BIGINT NOT NULL,
  number     INTEGER NOT NULL,
  title      VARCHAR NOT NULL,
  text       VARCHAR NOT NULL,
  html       VARCHAR NOT NULL,
  filed      TIMESTAMP(3) WITH TIME ZONE NOT NULL,
  replaced   TIMESTAMP(3) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (article_id, number)
);

CREATE TABLE page_due (
  article_id BIGINT PRIMARY KEY,
  due        TIMESTAMP(3) WITH TIME ZONE NOT NULL,
  tries      INTEGER NOT NULL,
  why        VARCHAR NOT NULL
);
CREATE INDEX page_due_due ON page_due (due);

CREATE TABLE story_join (
  at         TIMESTAMP(3) WITH TIME ZONE NOT NULL,
  story_id   BIGINT NOT NULL,
  into_id    BIGINT NOT NULL,
  article_id BIGINT NOT NULL,
  why        VARCHAR NOT NULL,
  PRIMARY KEY (story_id, at)
);
