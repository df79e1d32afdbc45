package org.tributary.index;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.search.Query;
import org.tributary.model.Query.Text;

/**
 * What words become in each language, kept for whoever asks again: a page asks for the same ones when it finds, counts
 * and shows where they stand, and so does the next page.
 */
final class Readings {
    /** Some dozens of queries, each in a dozen languages; a megabyte at most. */
    private static final int MOST = 1_000;

    private final Spellings spellings;
    private final Map<Asked, Optional<Query>> kept = Collections.synchronizedMap(new Kept());

    private record Asked(Text text, String field) {}

    private static final class Kept extends LinkedHashMap<Asked, Optional<Query>> {
        private static final long serialVersionUID = 1;

        Kept() {
            super(64, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Optional<Query>> eldest) {
            return size() > MOST;
        }
    }

    Readings(Spellings spellings) {
        this.spellings = spellings;
    }

    /** Empty where nothing but signs was typed. */
    Optional<Query> of(Text text, Tongue tongue) {
        return kept.computeIfAbsent(new Asked(text, tongue.field()), asked -> Words.of(text, tongue, spellings));
    }
}
