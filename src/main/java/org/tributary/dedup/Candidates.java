package org.tributary.dedup;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tributary.model.Fingerprint;

/**
 * Which articles of the last thirty days share part of a fingerprint: a follower of the store. Articles are added in the
 * order in which they were committed; after a restart they are added again, from their stored fingerprints, and the
 * answers are the same.
 *
 * <p>Each term has a chain that leads from its newest article to older ones, as in LZ77. Nothing is searched for to be
 * removed: what has left the window is passed over, and left behind when the rows are copied to a larger or a fresh
 * place. A million articles take some 40 MB of heap and 900 bytes each of the rows, which lie in scratch files where a
 * folder is given.
 *
 * <p>Not safe for many threads: it belongs to the lane.
 */
public final class Candidates {
    /** How long an article can be found. */
    public static final Duration WINDOW = Duration.ofDays(30);

    /** So many terms in common are worth an exact comparison; only so many articles are compared. */
    private static final int HITS = 3;

    private static final int MOST = 12;

    /** Of a term that very many articles have, the newest are looked at; they tell little anyway. */
    private static final int CHAIN = 16;

    /** So often an outlet must repeat a thing for it to count for nothing. */
    private static final int HABIT = 4;

    private static final int TERM = 0;
    private static final int OWNER = 1;
    private static final int BEFORE = 2;
    private static final int STRIDE = 3;
    private static final long DEAD = -1;

    /** Two gigabytes is the most that can be mapped at once: some three million articles. */
    private static final int LARGEST = Integer.MAX_VALUE / 4;

    private final Optional<Path> folder;
    private final Map<String, Integer> outlets = new HashMap<>();
    private final Map<Long, Integer> again = new HashMap<>();

    private long[] ids = new long[1024];
    private long[] highest = new long[1024];
    private int[] whens = new int[1024];
    private int[] outletOf = new int[1024];
    private int[] hits = new int[1024];
    private int articles;

    private Ints heads;
    private Ints postings;
    private int posted = 1;

    private int[] touched = new int[1024];
    private final int[] owners = new int[CHAIN];

    /** In memory; for some thousand articles. */
    public Candidates() {
        this(Optional.empty());
    }

    /** In scratch files of a folder, which is made if need be. */
    public Candidates(Path folder) {
        this(Optional.of(folder));
    }

    private Candidates(Optional<Path> folder) {
        this.folder = folder;
        heads = Ints.of(folder, 1 << 14);
        postings = Ints.of(folder, STRIDE << 14);
    }

    /** Adds an article, or replaces it when its text changed; {@code when} it was first seen decides how long it stays. */
    public void add(long articleId, String outlet, Instant when, Fingerprint fingerprint) {
        forget(articleId);
        int room = fingerprint.terms().length;
        if (articles == ids.length || (posted + room) * STRIDE > postings.size()) makeRoom(when, room);
        int at = articles++;
        ids[at] = articleId;
        highest[at] = Math.max(articleId, at == 0 ? 0 : highest[at - 1]);
        if (highest[at] != articleId) again.put(articleId, at);
        whens[at] = seconds(when);
        outletOf[at] = outlets.computeIfAbsent(outlet, name -> outlets.size());
        for (int term : fingerprint.terms()) post(term, at);
    }

    /** The articles that share enough with one of that outlet, seen now; those that share most come first. */
    public List<Long> near(String outlet, Instant now, Fingerprint fingerprint) {
        int mine = outlets.getOrDefault(outlet, -1);
        int oldest = seconds(now.minus(WINDOW));
        int found = 0;
        for (int term : fingerprint.terms()) {
            int size = chain(term, oldest);
            boolean habit = isHabit(size, mine);
            for (int i = 0; i < size; i++) {
                int owner = owners[i];
                if (habit && outletOf[owner] == mine || hits[owner]++ > 0) continue;
                if (found == touched.length) touched = Arrays.copyOf(touched, found * 2);
                touched[found++] = owner;
            }
        }
        return best(found);
    }

    /** Whether the outlet, up to now, has repeated a thing (a term of its fingerprints) too often for it to be news. */
    boolean repeats(String outlet, Instant now, int term) {
        Integer of = outlets.get(outlet);
        return of != null && isHabit(chain(term, seconds(now.minus(WINDOW))), of);
    }

    private boolean isHabit(int size, int outlet) {
        int times = 0;
        for (int i = 0; i < size; i++) if (outletOf[owners[i]] == outlet) times++;
        return times >= HABIT;
    }

    /** Fills {@link #owners} with the newest living articles that have the term. */
    private int chain(int term, int oldest) {
        int size = 0;
        for (int p = heads.get(slot(term)); p != 0 && size < CHAIN; p = postings.get(p * STRIDE + BEFORE)) {
            if (postings.get(p * STRIDE + TERM) != term) continue;
            int owner = postings.get(p * STRIDE + OWNER);
            if (ids[owner] != DEAD && whens[owner] >= oldest) owners[size++] = owner;
        }
        return size;
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

    private void forget(long articleId) {
        Integer known = again.remove(articleId);
        int at = known != null ? known : Arrays.binarySearch(highest, 0, articles, articleId);
        while (known == null && at > 0 && highest[at - 1] == articleId) at--;
        if (at >= 0 && ids[at] == articleId) ids[at] = DEAD;
    }

    private void post(int term, int owner) {
        int slot = slot(term);
        postings.set(posted * STRIDE + TERM, term);
        postings.set(posted * STRIDE + OWNER, owner);
        postings.set(posted * STRIDE + BEFORE, heads.get(slot));
        heads.set(slot, posted++);
    }

    private int slot(int term) {
        return term * 0x9E3779B1 >>> Integer.numberOfLeadingZeros(heads.size()) + 1;
    }

    /** Copies what still lives to rows with room for as much again. */
    private void makeRoom(Instant now, int room) {
        int oldest = seconds(now.minus(WINDOW));
        int[] moved = new int[articles];
        int kept = 0;
        for (int i = 0; i < articles; i++) {
            boolean lives = ids[i] != DEAD && whens[i] >= oldest;
            moved[i] = lives ? kept++ : -1;
        }
        Ints old = postings;
        int end = posted;
        int living = 1 + room;
        for (int p = 1; p < end; p++) if (moved[old.get(p * STRIDE + OWNER)] >= 0) living++;
        moveArticles(moved, kept);
        int more =
                end > living + living / 4 ? living / 4 : living; // a full window needs little more, a filling one much
        postings = Ints.of(folder, Math.min(LARGEST, STRIDE * Math.max(1 << 14, living + more)));
        heads = Ints.of(folder, Math.max(1 << 14, 2 * Integer.highestOneBit(living)));
        posted = 1;
        for (int p = 1; p < end; p++) {
            int owner = moved[old.get(p * STRIDE + OWNER)];
            if (owner >= 0) post(old.get(p * STRIDE + TERM), owner);
        }
    }

    private void moveArticles(int[] moved, int kept) {
        int size = Math.max(1024, kept + kept / 2);
        long[] newIds = new long[size];
        long[] newHighest = new long[size];
        int[] newWhens = new int[size];
        int[] newOutlets = new int[size];
        for (int i = 0; i < articles; i++) {
            if (moved[i] < 0) {
                again.remove(ids[i], i);
                continue;
            }
            newIds[moved[i]] = ids[i];
            newHighest[moved[i]] = highest[i];
            newWhens[moved[i]] = whens[i];
            newOutlets[moved[i]] = outletOf[i];
        }
        again.replaceAll((id, at) -> moved[at]);
        ids = newIds;
        highest = newHighest;
        whens = newWhens;
        outletOf = newOutlets;
        hits = new int[size];
        articles = kept;
    }

    private static int seconds(Instant when) {
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, when.getEpochSecond()));
    }
}
