package org.tributary.parse;

import java.util.ArrayList;
import java.util.List;
import org.tributary.model.FeedEntry;

/** The entries read so far, held to what a feed of news may be (S13); what is left out is said in the problems. */
final class Gathered {
    /** More would be an archive, not news. */
    static final int ENTRIES = 25_000;
    /** Characters of HTML in one feed; short relative links under a long base would else become gigabytes. */
    private static final long HTML = 20_000_000;

    /** Reads one entry; not {@code whole} means without summary and content. */
    interface Reading {
        FeedEntry read(boolean whole);
    }

    private final List<FeedEntry> entries = new ArrayList<>();
    private final List<String> problems;
    private long html;
    private boolean full;

    Gathered(List<String> problems) {
        this.problems = problems;
    }

    /** Asked before an entry is read: true when no more are wanted. */
    boolean isFull() {
        if (entries.size() < ENTRIES) return false;
        if (!full) problems.add("only the first " + ENTRIES + " entries were read");
        full = true;
        return true;
    }

    /** False when title and link must do. */
    private boolean takesBodies() {
        return html <= HTML;
    }

    /**
     * S33: what breaks over one entry costs that entry its bodies, or if even its title and link cannot be read, that entry;
     * the others nothing.
     *
     * @param number the entry's place in the feed, from 1
     */
    void read(int number, Reading reading) {
        try {
            add(reading.read(takesBodies()));
        } catch (RuntimeException | StackOverflowError e) {
            problems.add("entry " + number + " could not be read whole: " + e);
            bare(number, reading);
        }
    }

    private void bare(int number, Reading reading) {
        try {
            add(reading.read(false));
        } catch (RuntimeException | StackOverflowError e) {
            problems.add("entry " + number + " could not be read at all: " + e);
        }
    }

    private void add(FeedEntry entry) {
        boolean before = takesBodies();
        html += entry.summaryHtml().length() + entry.contentHtml().length();
        entries.add(entry);
        if (before && !takesBodies())
            problems.add("the feed carries too much HTML; of the entries after the " + entries.size()
                    + "th only title and link were read");
    }

    List<FeedEntry> entries() {
        return entries;
    }
}
