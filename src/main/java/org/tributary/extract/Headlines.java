package org.tributary.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The headline. A page says it up to six times (h1, JSON-LD, OpenGraph, title, ...), with the site's name behind it, or
 * made for search engines, or with a kicker in front. The one that the newsroom gives to others (OpenGraph) is the
 * default; where the others agree against it, the fuller one wins.
 *
 * @param chosen empty where the page has none
 * @param all every string that the page gives as its headline, the chosen one first
 * @param at where the heading that readers see stands among the page's elements; 0 where there is none
 */
record Headlines(String chosen, List<String> all, int at) {
    /** So much of a heading's words must be in another voice, or it is a heading of something else. */
    private static final double BORNE_OUT = 0.5;
    /** The shared headline must be longer by this than one that both the page and its data bear out. */
    private static final double FULLER = 1.25;

    private static final int LONGEST = 400;

    static Headlines of(Markup markup, List<JsonNode> articles, Titles titles, URI url) {
        List<String> seen = new ArrayList<>();
        for (Markup.Mark heading : markup.headings) seen.add(clean(heading.text()));
        List<String> told = new ArrayList<>();
        for (JsonNode article : articles) add(told, article.path("headline").asText(""));
        List<String> marked = new ArrayList<>();
        for (Markup.Mark mark : markup.property("headline")) add(marked, mark.text());
        List<String> others = new ArrayList<>(seen);
        others.addAll(told);
        others.addAll(marked);
        List<String> shared = bare(titles, others, markup.meta("og:title"));
        List<String> tweeted = bare(titles, others, markup.meta("twitter:title"));
        List<String> minor = bare(titles, others, markup.meta("dc.title", "parsely-title", "sailthru.title", "title"));
        List<String> document = bare(titles, others, List.of(markup.title));
        told = bare(titles, others, told);

        List<String> voices = new ArrayList<>(told);
        for (List<String> some : List.of(shared, tweeted, minor, document, marked)) voices.addAll(some);
        List<List<String>> words = voices.stream().map(Words::of).toList();
        boolean titleAlone =
                told.isEmpty() && shared.isEmpty() && tweeted.isEmpty() && minor.isEmpty() && marked.isEmpty();
        int main = mainHeading(seen, words, titles, titleAlone);
        String heading = main < 0 ? "" : seen.get(main);
        String chosen = new Choice(
                        titles, url, heading, first(told, titles), first(shared, titles), first(tweeted, titles))
                .made();
        for (List<String> some : List.of(marked, document, minor, seen))
            if (chosen.isEmpty()) chosen = first(some, titles);
        Set<String> all = new LinkedHashSet<>(List.of(chosen, heading));
        all.addAll(voices);
        for (Markup.Mark h : markup.headings) {
            String text = clean(h.text());
            if (agreement(text, words) >= BORNE_OUT) all.add(text);
        }
        all.removeIf(String::isEmpty);
        return new Headlines(
                chosen,
                List.copyOf(all),
                main < 0 ? lesser(markup, words) : markup.headings.get(main).order());
    }

    /** The voices that are left when it comes to choosing, each an empty string where it is silent. */
    private record Choice(Titles titles, URI url, String seen, String told, String shared, String tweeted) {
        String made() {
            if (shared.isEmpty() || shared.endsWith("…") || shared.endsWith("..."))
                return firstOf(seen, told, tweeted, shared);
            if (same(shared, seen) || seen.isEmpty()) {
                boolean filedAs = !told.isEmpty() && titles.isAddress(url, told) && !titles.isAddress(url, shared);
                return filedAs ? told : seen.isEmpty() ? shared : seen;
            }
            if (holds(seen, shared)) return seen;
            if (holds(shared, seen)) return shared;
            boolean twoAgainst = same(told, seen) && same(tweeted, shared);
            return twoAgainst && shared.length() < seen.length() * FULLER ? seen : shared;
        }

        private static String firstOf(String... voices) {
            for (String voice : voices) if (!voice.isEmpty()) return voice;
            return "";
        }
    }

    private static boolean same(String a, String b) {
        return Words.letters(a).equals(Words.letters(b));
    }

    private static boolean holds(String whole, String part) {
        return (' ' + String.join(" ", Words.of(whole)) + ' ').contains(' ' + String.join(" ", Words.of(part)) + ' ');
    }

    /** @param titleAlone nothing but the document's title speaks beside the headings; it may be the site's, on every page */
    private static int mainHeading(List<String> seen, List<List<String>> voices, Titles titles, boolean titleAlone) {
        int best = -1;
        double most = BORNE_OUT - 0.001;
        for (int i = 0; i < seen.size(); i++) {
            double agreed = seen.get(i).isEmpty() || titles.isSite(seen.get(i)) ? 0 : agreement(seen.get(i), voices);
            if (agreed > most) {
                best = i;
                most = agreed;
            }
        }
        if (best < 0 && titleAlone && seen.size() == 1 && !seen.get(0).isEmpty() && !titles.isSite(seen.get(0)))
            return 0;
        return best;
    }

    /** Where a page without a fitting h1 shows its headline: the first h2 or h3 that another voice says in full. */
    private static int lesser(Markup markup, List<List<String>> voices) {
        for (Markup.Mark heading : markup.lesserHeadings)
            if (agreement(clean(heading.text()), voices) > 0.99) return heading.order();
        return 0;
    }

    private static double agreement(String heading, List<List<String>> voices) {
        List<String> words = Words.of(heading);
        double most = 0;
        for (List<String> other : voices) {
            double held = Words.held(words, other);
            // A heading of two words is easily held by chance.
            if (Math.min(words.size(), other.size()) < 3 && words.size() * 2 < other.size()) held *= 0.4;
            most = Math.max(most, held);
        }
        return most;
    }

    private static String first(List<String> voice, Titles titles) {
        for (String title : voice) if (!titles.isSite(title)) return title;
        return "";
    }

    private static List<String> bare(Titles titles, List<String> others, List<String> raw) {
        List<String> bare = new ArrayList<>();
        for (String title : raw) add(bare, titles.bare(clean(title), others));
        return bare;
    }

    private static void add(List<String> list, String text) {
        String plain = clean(text);
        if (!plain.isEmpty() && !list.contains(plain)) list.add(plain);
    }

    private static String clean(String text) {
        String plain = PageFacts.plain(text);
        return plain.length() <= LONGEST ? plain : "";
    }
}
