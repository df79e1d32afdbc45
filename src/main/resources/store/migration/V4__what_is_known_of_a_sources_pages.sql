-- What a source's last pages were like, and how well they give their article.

CREATE TABLE familiar (
  source_id   VARCHAR PRIMARY KEY REFERENCES source (id),
  template    BYTEA NOT NULL,
  usual       VARCHAR NOT NULL,
  latest      VARCHAR NOT NULL,
  alarm_since TIMESTAMP(3) WITH TIME ZONE,
  alarm       VARCHAR NOT NULL,
  lows        INTEGER NOT NULL,
  strays      INTEGER NOT NULL
);
