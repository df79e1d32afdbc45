-- A store as release 0.1.0 left it, with something in every table.

INSERT INTO source (id, named, url, outlet, title, tags, language, republish, since) VALUES
  ('post', TRUE, 'https://post.example/feed', 'The Post', 'Post', U&'iraq\001fpolitics', 'en', '', TIMESTAMP WITH TIME ZONE '2026-11-20 08:00:00+00'),
  ('khabar', TRUE, 'https://khabar.example/rss', '', U&'\062e\0628\0631', '', 'ar', 'FULL', TIMESTAMP WITH TIME ZONE '2026-11-20 08:00:00+00');
INSERT INTO source_state (source_id, next_poll, due, holder, last_poll, last_success, failures, outcome, etag, last_modified,
  body_hash, validators_url, every_seconds, recent, wish_seconds, skip_hours, skip_days, unchanged, probed, moved_to,
  moved_times, moved_since, moved_believed) VALUES
  ('post', TIMESTAMP WITH TIME ZONE '2026-11-24 12:00:00+00', NULL, NULL, TIMESTAMP WITH TIME ZONE '2026-11-24 11:00:00+00',
   TIMESTAMP WITH TIME ZONE '2026-11-24 11:00:00+00', 0, 'a feed with 3 entries, 1 new', '"v7"', NULL, 'ab12', 'https://post.example/feed',
   3600, '2026-11-24T10:00:00Z', NULL, '', '', 0, NULL, NULL, 0, NULL, FALSE),
  ('khabar', TIMESTAMP WITH TIME ZONE '2026-11-24 12:00:00+00', TIMESTAMP WITH TIME ZONE '2026-11-24 11:30:00+00', 'a process that died', NULL,
   NULL, 2, 'timed out', NULL, NULL, NULL, NULL, 3600, '', NULL, '', '', 0, NULL, NULL, 0, NULL, FALSE);
UPDATE lane SET last_seq = 1006 WHERE id = 1;
ALTER SEQUENCE change_number RESTART WITH 2000;
INSERT INTO story (id, seq, uuid, ordered, updated, lead, merged_into) VALUES
  (1000, 1004, '8d0e5b1e-7f4e-4c53-9d0a-0c5b6f6f1a10', TIMESTAMP WITH TIME ZONE '2026-11-24 09:00:00+00', TIMESTAMP WITH TIME ZONE '2026-11-24 10:00:00+00', 1000, NULL),
  (1002, 1005, '8d0e5b1e-7f4e-4c53-9d0a-0c5b6f6f1a12', TIMESTAMP WITH TIME ZONE '2026-11-24 09:30:00+00', TIMESTAMP WITH TIME ZONE '2026-11-24 09:30:00+00', 1002, 1000),
  (1006, 1006, '8d0e5b1e-7f4e-4c53-9d0a-0c5b6f6f1a16', TIMESTAMP WITH TIME ZONE '2026-11-24 10:30:00+00', TIMESTAMP WITH TIME ZONE '2026-11-24 10:30:00+00', 1006, NULL);
INSERT INTO article (id, seq, story_id, source_id, outlet, guid, url, canonical, title, summary, text, html, authors, published,
  updated, first_seen, ordered, language, agency, agency_evidence, categories, enclosures, image, may_quote, origin, body_hash,
  terms, entry_hash, filed, versions, twin, why) VALUES
  (1000, 1004, 1000, 'post', 'The Post', 'post-1', 'https://post.example/1?utm_source=rss', 'post.example/1', 'Ministers meet in Erbil', 'They met.',
   U&'Ministers met in Erbil on Monday.\000a\000aThey agreed on water.', '<p>Ministers met in Erbil on Monday.</p><p>They agreed on water.</p>', 'A. Writer',
   TIMESTAMP WITH TIME ZONE '2026-11-24 08:55:00+00', NULL, TIMESTAMP WITH TIME ZONE '2026-11-24 09:00:00+00', TIMESTAMP WITH TIME ZONE '2026-11-24 09:00:00+00',
   'en', 'AFP', '(AFP)', 'politics', U&'https://post.example/a.mp3\001faudio/mpeg\001f5', 'https://post.example/i.jpg', 'FULL', 'PAGE', 77,
   X'0000000100000002', 501, TIMESTAMP WITH TIME ZONE '2026-11-24 10:00:00+00', 2, NULL, 'no article like it'),
  (1002, 1003, 1000, 'khabar', U&'\062e\0628\0631', 'k-1', 'https://khabar.example/1', 'khabar.example/1', U&'\0627\0644\0648\0632\0631\0627\0621', '',
   U&'\0627\062c\062a\0645\0639 \0627\0644\0648\0632\0631\0627\0621', U&'<p>\0627\062c\062a\0645\0639 \0627\0644\0648\0632\0631\0627\0621</p>', '',
   NULL, NULL, TIMESTAMP WITH TIME ZONE '2026-11-24 09:30:00+00', TIMESTAMP WITH TIME ZONE '2026-11-24 09:30:00+00',
   'ar', NULL, NULL, '', '', NULL, 'FULL', 'FEED', 0, X'', 502, TIMESTAMP WITH TIME ZONE '2026-11-24 09:30:00+00', 1, 1000, 'the headline and the opening are common'),
  (1006, 1006, 1006, 'post', 'The Post', 'post-2', 'https://post.example/2', 'post.example/2', 'No text at all', '', '', '', '',
   NULL, NULL, TIMESTAMP WITH TIME ZONE '2026-11-24 10:30:00+00', TIMESTAMP WITH TIME ZONE '2026-11-24 10:30:00+00',
   'en', NULL, NULL, '', '', NULL, 'TITLE', 'FEED', 0, X'', 503, TIMESTAMP WITH TIME ZONE '2026-11-24 10:30:00+00', 1, NULL, 'no article like it');
INSERT INTO article_version (article_id, number, title, text, html, filed, replaced, kind) VALUES
  (1000, 1, 'Ministers to meet', 'Ministers will meet.', '<p>Ministers will meet.</p>', TIMESTAMP WITH TIME ZONE '2026-11-24 09:00:00+00',
   TIMESTAMP WITH TIME ZONE '2026-11-24 10:00:00+00', 'UPDATE');
INSERT INTO page_due (article_id, due, tries, why) VALUES (1006, TIMESTAMP WITH TIME ZONE '2026-11-24 13:00:00+00', 1, 'timed out');
INSERT INTO story_join (at, story_id, into_id, article_id, why) VALUES
  (TIMESTAMP WITH TIME ZONE '2026-11-24 10:00:00+00', 1002, 1000, 1002, 'the headline and the opening are common');
