package org.tributary.parse;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** S14, S33: no bytes break the reader. A few seconds here; {@link Mutations} runs for as long as one likes. */
class FeedFuzzTest {
    private final Mutations mutations;

    FeedFuzzTest() throws IOException, URISyntaxException {
        mutations = new Mutations();
    }

    @Property(tries = 1500, shrinking = ShrinkingMode.OFF)
    void a_broken_feed_is_answered(@ForAll long seed) {
        everyReading(mutations.make(seed), seed);
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void bytes_of_no_meaning_are_answered(@ForAll @Size(max = 400) byte[] bytes) {
        everyReading(bytes, bytes.length);
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void an_item_of_any_text_is_answered(@ForAll @StringLength(max = 200) String text) {
        String feed =
                "<rss version='2.0'><channel><item><title>" + text + "</title><description>" + text + "</description>";
        everyReading(feed.getBytes(StandardCharsets.UTF_8), text.length());
    }

    private static void everyReading(byte[] body, long seed) {
        for (Readings reading : Readings.values()) reading.check(body, seed);
    }
}
