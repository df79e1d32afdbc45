-- For several processes on one PostgreSQL: whose turn it is at each host, and which processes there are. H2 leaves both empty.

CREATE TABLE host (
  name       VARCHAR PRIMARY KEY,
  holder     VARCHAR,
  free_at    TIMESTAMP(3) WITH TIME ZONE NOT NULL,
  held_until TIMESTAMP(3) WITH TIME ZONE
);

CREATE TABLE node (
  id        VARCHAR PRIMARY KEY,
  name      VARCHAR NOT NULL,
  seen      TIMESTAMP(3) WITH TIME ZONE NOT NULL,
  clock_off BIGINT NOT NULL,
  feeds     VARCHAR NOT NULL
);
