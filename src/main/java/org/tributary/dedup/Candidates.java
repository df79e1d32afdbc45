package org.tributary.dedup;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tributary.model.Fingerprint;

/**
 * Which articles of the last thirty days share part of a fingerprint: a follower of the store. Articles are added in the
 * order in which they were committed; after a restart they are added again, from their stored fingerprints, and the
 * answers are the same.
 *
 * <p>Each term has a chain that leads from its newest article to older ones, as in LZ77; what has left the window is
 * cut off by its number, so nothing is ever searched for to be removed. Not safe for many threads: it belongs to the
 * lane.
 */
public final class Candidates {
    /** How long an article can be found. */
    public static final Duration WINDOW = Duration.ofDays(30);

    private static final int HITS = 3;
    private static final int MOST = 16;
    private static final int CHAIN = 64;

    private long[] ids = new long[1024];
    private long[] whens = new long[1024];
    private int articles;
    private int first;

    private int[] heads = new int[1 << 14];
    private int[] terms = new int[1 << 14];
    private int[] before = new int[1 << 14];
    private int[] owners = new int[1 << 14];
    private int postings = 1;

    private int[] hits = new int[1024];
    private int[] touched = new int[1024];

    /** Adds an article; {@code when} it was committed decides when it leaves the window. */
    public void add(long articleId, Instant when, Fingerprint fingerprint) {
        if (articles == ids.length) grow();
        ids[articles] = articleId;
        whens[articles] = when.getEpochSecond();
        long oldest = when.minus(WINDOW).getEpochSecond();
        while (first < articles && whens[first] < oldest) first++;
        for (int term : fingerprint.terms()) post(term);
        articles++;
    }

    /** The articles that share at least three terms, those with most first, at most sixteen. */
    public List<Long> near(Fingerprint fingerprint) {
        int found = 0;
        for (int term : fingerprint.terms()) {
            int steps = CHAIN;
            for (int p = heads[slot(term)]; p != 0 && steps > 0; p = before[p]) {
                if (owners[p] < first) break;
                if (terms[p] != term) continue;
                steps--;
                if (hits[owners[p]]++ == 0) {
                    if (found == touched.length) touched = Arrays.copyOf(touched, found * 2);
                    touched[found++] = owners[p];
                }
            }
        }
        return best(found);
    }

    private List<Long> best(int found) {
        int enough = 0;
        long[] order = new long[found];
        for (int i = 0; i < found; i++) {
            int article = touched[i];
            if (hits[article] >= HITS) order[enough++] = (long) -hits[article] << 32 | article;
            hits[article] = 0;
        }
        Arrays.sort(order, 0, enough);
        List<Long> near = new ArrayList<>();
        for (int i = 0; i < Math.min(enough, MOST); i++) near.add(ids[(int) order[i]]);
        return near;
    }

    private void post(int term) {
        if (postings == terms.length) growPostings();
        int slot = slot(term);
        terms[postings] = term;
        owners[postings] = articles;
        before[postings] = heads[slot];
        heads[slot] = postings++;
    }

    private int slot(int term) {
        return term * 0x9E3779B1 >>> Integer.numberOfLeadingZeros(heads.length) + 1;
    }

    private void grow() {
        int size = articles * 2;
        ids = Arrays.copyOf(ids, size);
        whens = Arrays.copyOf(whens, size);
        hits = Arrays.copyOf(hits, size);
    }

    private void growPostings() {
        int size = postings * 2;
        terms = Arrays.copyOf(terms, size);
        owners = Arrays.copyOf(owners, size);
        before = Arrays.copyOf(before, size);
        heads = new int[size];
        for (int p = 1; p < postings; p++) {
            int slot = slot(terms[p]);
            before[p] = heads[slot];
            heads[slot] = p;
        }
    }
}
