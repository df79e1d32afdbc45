package org.tributary.extract;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tributary.model.FeedEntry;
import org.tributary.model.Template;
import org.tributary.model.Template.Seen;

/**
 * How good a page's text is, each figure 0 to 1. The whole is their product (half of it spared for what was told, since
 * feeds tease in other words): docs/extraction.md.
 *
 * @param sure what the judge thinks of its own choice
 * @param length against a third of the source's usual length; 1 where that is not known
 * @param told how many of the words of the feed's title and summary the text has; a half or more is 1, also where the
 *     feed says little
 * @param own the share of the believed words that are not on most of the source's other pages
 * @param unlinked the share of the text's words that are in no link
 */
record Quality(double sure, double length, double told, double own, double unlinked) {
    /** Fewer words than this say nothing about a text. */
    private static final int FEW_WORDS = 8;

    private static final int LONG_WORD = 4;
    private static final int KNOWN_PAGES = 5;
    private static final double SHARE_OF_USUAL = 1.0 / 3;
    private static final double ENOUGH_TOLD = 0.5;
    private static final double LEAST_TOLD = 0.15;

    /** What the feed, the other pages and the page itself say of the body that was chosen. */
    static Quality of(Page page, float[] chances, Body body, Optional<FeedEntry> entry, Template others) {
        KnownTemplate known = new KnownTemplate(others);
        double words = 0;
        double links = 0;
        for (Block block : body.blocks()) {
            words += block.words;
            links += block.linkWords;
        }
        double believed = 0;
        double repeated = 0;
        for (Block block : page.blocks) {
            if (chances[block.index] < 0.5 && !body.kept()[block.index]) continue;
            believed += block.words;
            if (known.repeats(block)) repeated += block.words;
        }
        return new Quality(
                words == 0 ? 0 : body.sure(),
                Math.min(1, words / (SHARE_OF_USUAL * usual(others, words))),
                told(entry, body.text()),
                believed == 0 ? 1 : 1 - repeated / believed,
                words == 0 ? 1 : 1 - Math.min(1, links / words));
    }

    /** The whole, 0 to 1. */
    double figure() {
        return sure * length * (0.5 + 0.5 * told) * own * unlinked;
    }

    /** The text has hardly a word of what the feed says it is about. Of 193 real articles the least has 23 in a hundred. */
    boolean isAboutSomethingElse() {
        return told * ENOUGH_TOLD < LEAST_TOLD;
    }

    /** What is worst, in words for the person who runs the house. */
    String lack() {
        if (sure == 0 || length == 0) return "no text was found in the page";
        double worst = Math.min(Math.min(length, told), Math.min(Math.min(own, unlinked), sure));
        if (worst == own) return "most of the text is the same on all of its pages";
        if (worst == unlinked) return "most of the text is links";
        if (worst == told) return "the text has few of the words of the feed's title and summary";
        if (worst == length) return "the text is far shorter than usual";
        return "it is not clear which part of the page is the article";
    }

    private static double usual(Template others, double own) {
        List<Integer> words = others.pages().stream()
                .map(Seen::words)
                .filter(count -> count > 0)
                .sorted()
                .toList();
        return words.size() < KNOWN_PAGES ? Math.max(1, own) : words.get(words.size() / 2);
    }

    private static double told(Optional<FeedEntry> entry, String text) {
        if (entry.isEmpty()) return 1;
        Set<String> said = telling(entry.get().title() + "\n" + entry.get().summaryText());
        if (said.size() < FEW_WORDS) return 1;
        Set<String> found = telling(text);
        int shared = 0;
        for (String word : said) if (found.contains(word)) shared++;
        return Math.min(1, shared / (ENOUGH_TOLD * said.size()));
    }

    /** Words that are not of the small ones; of scripts without spaces each character. */
    private static Set<String> telling(String text) {
        Set<String> words = new HashSet<>();
        for (String word : Words.of(text))
            if (word.length() >= LONG_WORD || Prose.isWide(word.charAt(0))) words.add(word);
        return words;
    }
}
