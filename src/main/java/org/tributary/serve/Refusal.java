package org.tributary.serve;

import java.util.OptionalInt;

/** A request that gets no document: the status and the words of the answer. Thrown up to the server's door. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    final int status;
    final String words;

    /** Of a query the first character that is wrong, counted from 1; of other requests empty. */
    final OptionalInt position;

    Refusal(int status, String words) {
        this(status, words, OptionalInt.empty());
    }

    private Refusal(int status, String words, OptionalInt position) {
        super(words, null, false, false);
        this.status = status;
        this.words = words;
        this.position = position;
    }

    static Refusal wrong(String words) {
        return new Refusal(400, words);
    }

    static Refusal wrongQuery(String words, int position) {
        return new Refusal(400, words, OptionalInt.of(position));
    }

    static Refusal notFound(String words) {
        return new Refusal(404, words);
    }
}
