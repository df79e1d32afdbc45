-- What a publication's webhook was told, and how far it has looked.

CREATE TABLE alert_place (
  publication VARCHAR PRIMARY KEY,
  seq         BIGINT NOT NULL
);

CREATE TABLE alert (
  publication VARCHAR NOT NULL,
  story_id    BIGINT NOT NULL,
  version     TIMESTAMP(3) WITH TIME ZONE NOT NULL,
  due         TIMESTAMP(3) WITH TIME ZONE,
  tries       INTEGER NOT NULL,
  PRIMARY KEY (publication, story_id)
);
CREATE INDEX alert_due ON alert (due);
