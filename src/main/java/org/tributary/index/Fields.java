package org.tributary.index;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The fields of a document beside its text. */
final class Fields {
    static final String ARTICLE = "article";
    static final String STORY = "story";
    static final String ORDERED = "ordered";
    static final String SOURCE = "source";
    static final String OUTLET = "outlet";
    /** The outlet's whole name, to be counted. */
    static final String OUTLET_NAME = "outlet_name";

    static final String AUTHOR = "author";
    static final String LANGUAGE = "language";
    static final String AGENCY = "agency";

    private Fields() {}

    /** The store keeps microseconds; fewer would mix the order of stories that are filed at once. */
    static long micros(Instant moment) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    }

    static Instant moment(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
