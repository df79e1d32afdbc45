-- What a feed last sent, packed: when rules or the reader change, it is read again without a request (P6).

CREATE TABLE feed_body (
  source_id VARCHAR PRIMARY KEY REFERENCES source (id),
  url       VARCHAR NOT NULL,
  headers   VARCHAR NOT NULL,
  body      BYTEA NOT NULL,
  reading   VARCHAR NOT NULL,
  fetched   TIMESTAMP(3) WITH TIME ZONE NOT NULL
);
