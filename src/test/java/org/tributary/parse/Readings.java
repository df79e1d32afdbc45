package org.tributary.parse;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tributary.model.Download;
import org.tributary.model.FeedEntry;
import org.tributary.model.ParseResult;

/** What is asked of any bytes at all: an answer, the same twice, with nothing in it that acts. */
enum Readings {
    /** Whole, as a poll does it. */
    FEED {
        @Override
        void check(byte[] body, long seed) {
            Download download = Download.of(URL, body, type(seed));
            ParseResult result = PARSER.parse(download);
            if (!result.equals(PARSER.parse(download))) throw new AssertionError("two answers for one document");
            if (result instanceof ParseResult.Parsed parsed)
                for (FeedEntry entry : parsed.feed().entries()) harmless(entry);
        }
    },
    /** One by one: {@link FeedParser} goes on where a reader breaks, but the feed of that reader would be lost. */
    EACH_READER {
        @Override
        void check(byte[] body, long seed) {
            FeedDocument document = FeedDocument.of(Download.of(URL, body, type(seed)));
            for (FeedReader reader : FeedReaders.ALL) reader.read(document);
        }
    },
    CHARSET {
        @Override
        void check(byte[] body, long seed) {
            for (String label : TYPES) {
                String text = XmlDecoder.decode(body, Optional.of(label));
                if (text.length() > body.length + 4) throw new AssertionError("more characters than bytes");
            }
            LikelyCharset.of(body, List.of("", "ar", "ru", "tr").get((int) Math.floorMod(seed, 4L)));
        }
    },
    /** The whole, and each line of it, as a date. */
    DATE {
        @Override
        void check(byte[] body, long seed) {
            String text = new String(body, 0, Math.min(body.length, 20_000), StandardCharsets.UTF_8);
            date(text);
            text.lines().limit(50).forEach(Readings::date);
            for (int i = 0; i < Math.min(text.length(), 2000); i += 40)
                date(text.substring(i, Math.min(text.length(), i + 200)));
        }
    },
    OPML {
        @Override
        void check(byte[] body, long seed) {
            try {
                new OpmlReader().read(body);
            } catch (IllegalArgumentException e) {
                if (e.getClass() != IllegalArgumentException.class
                        || String.valueOf(e.getMessage()).isBlank()) throw e;
            }
        }
    };

    private static final URI URL = URI.create("https://news.test/feed");
    private static final FeedParser PARSER = new FeedParser();
    private static final List<String> TYPES = List.of(
            "", "text/xml", "application/xml; charset=utf-16", "text/xml; charset=windows-1256", "x; charset=\"'");

    /** @throws RuntimeException or an Error: a find */
    abstract void check(byte[] body, long seed);

    private static Optional<String> type(long seed) {
        return Optional.of(TYPES.get((int) Math.floorMod(seed, (long) TYPES.size())))
                .filter(text -> !text.isEmpty());
    }

    private static void date(String text) {
        FeedDates.read(text).ifPresent(moment -> {
            if (moment.isBefore(Instant.parse("1900-01-01T00:00:00Z"))) throw new AssertionError(text + ": " + moment);
        });
    }

    private static void harmless(FeedEntry entry) {
        FeedHtmlTest.assertHarmless(entry.summaryHtml());
        FeedHtmlTest.assertHarmless(entry.contentHtml());
        entry.link().ifPresent(url -> {
            if (!url.getScheme().startsWith("http")) throw new AssertionError("a link to " + url);
        });
    }
}
