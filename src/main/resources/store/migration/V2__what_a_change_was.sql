-- What ended a version: the kind of the change. Empty for those kept before anybody asked.

ALTER TABLE article_version ADD COLUMN kind VARCHAR DEFAULT '' NOT NULL;
