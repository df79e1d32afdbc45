package org.tributary.ingest;

import java.time.Duration;
import org.tributary.model.FetchResult;

/** Somebody who counts what the way in does; called from many threads, so it must be quick and throw nothing. */
public interface Onlooker {
    /** For a house that nobody watches. */
    Onlooker NOBODY = new Onlooker() {
        @Override
        public void polled(Outcome outcome) {}

        @Override
        public void ended(Duration after) {}

        @Override
        public void met(Duration after) {}
    };

    /** What a visit to a source came to. */
    enum Outcome {
        /** A feed came and could be read. */
        FETCHED,
        /** The server said so, or the same bytes came again. */
        UNCHANGED,
        /** 429 or 503, or a hold on the host. */
        THROTTLED,
        /** 410. */
        GONE,
        /** By robots.txt, or because of its address. */
        REFUSED,
        /** No answer, or another status. */
        FAILED,
        /** A document came that is no feed. */
        UNREADABLE,
        /** It was not yet welcome: no request was made. */
        POSTPONED;

        static Outcome of(FetchResult result) {
            return result.match(new FetchResult.Cases<>() {
                @Override
                public Outcome fetched(FetchResult.Fetched fetched) {
                    return FETCHED;
                }

                @Override
                public Outcome notModified(FetchResult.NotModified same) {
                    return UNCHANGED;
                }

                @Override
                public Outcome throttled(FetchResult.Throttled throttled) {
                    return THROTTLED;
                }

                @Override
                public Outcome gone(FetchResult.Gone gone) {
                    return GONE;
                }

                @Override
                public Outcome refused(FetchResult.Refused refused) {
                    return REFUSED;
                }

                @Override
                public Outcome failed(FetchResult.Failed failed) {
                    return FAILED;
                }
            });
        }
    }

    /** A source was visited. */
    void polled(Outcome outcome);

    /** A visit ended so long after its source was claimed, the pauses of its host and the pages of its entries included. */
    void ended(Duration after);

    /** A new article was met so long after its outlet says that it was published; a source's first visit does not count. */
    void met(Duration after);
}
