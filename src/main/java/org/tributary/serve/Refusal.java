package org.tributary.serve;

/** A request that gets no document: the status and the words of the answer. Thrown up to the server's door. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    final int status;
    final String words;

    Refusal(int status, String words) {
        super(words, null, false, false);
        this.status = status;
        this.words = words;
    }

    static Refusal wrong(String words) {
        return new Refusal(400, words);
    }

    static Refusal notFound(String words) {
        return new Refusal(404, words);
    }
}
