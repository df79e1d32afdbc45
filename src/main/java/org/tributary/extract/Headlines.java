package org.tributary.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * The headline. A page says it up to six times (h1, JSON-LD, OpenGraph, title, ...), with the site's name behind it, or
 * made for search engines, or with a kicker in front; the voice that readers see wins where another one bears it out.
 *
 * @param chosen empty where the page has none
 * @param all every string that the page gives as its headline, the chosen one first
 */
record Headlines(String chosen, List<String> all) {
    private static final Pattern SEPARATOR = Pattern.compile("\\s+[-–—|·•»«:/]+\\s+|\\s*[|｜：]\\s*|\\s+::\\s+");
    private static final double BORNE_OUT = 0.5;

    static Headlines of(Markup markup, List<JsonNode> articles, String site, URI url) {
        Set<String> sites = siteNames(site, url);
        List<String> seen = texts(markup.headings);
        List<String> told = new ArrayList<>();
        for (JsonNode article : articles) add(told, article.path("headline").asText(""));
        List<String> social = new ArrayList<>();
        for (String title : markup.meta("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title"))
            add(social, title);
        List<String> marked = texts(markup.property("headline"));
        List<String> document = new ArrayList<>();
        add(document, markup.title);

        List<String> whole = new ArrayList<>(seen);
        whole.addAll(told);
        whole.addAll(marked);
        told.replaceAll(t -> bare(t, sites, seen));
        List<String> others = new ArrayList<>(seen);
        others.addAll(told);
        social.replaceAll(t -> bare(t, sites, others));
        document.replaceAll(t -> bare(t, sites, others));

        List<String> voices = new ArrayList<>(told);
        voices.addAll(social);
        voices.addAll(document);
        String chosen = choose(seen, marked, told, social, document, voices, sites);
        Set<String> all = new LinkedHashSet<>();
        if (!chosen.isEmpty()) all.add(chosen);
        for (List<String> some : List.of(told, marked, social, document)) all.addAll(some);
        for (String heading : seen) if (agreement(heading, voices) >= BORNE_OUT) all.add(heading);
        all.addAll(whole.stream()
                .filter(t -> told.contains(t) || marked.contains(t))
                .toList());
        all.remove("");
        return new Headlines(chosen, List.copyOf(all));
    }

    private static String choose(
            List<String> seen,
            List<String> marked,
            List<String> told,
            List<String> social,
            List<String> document,
            List<String> voices,
            Set<String> sites) {
        String best = "";
        double most = 0;
        for (String heading : seen) {
            double agreed = agreement(heading, voices);
            if (agreed > most && !isSite(heading, sites)) {
                best = heading;
                most = agreed;
            }
        }
        if (most >= BORNE_OUT) return best;
        for (List<String> some : List.of(marked, told, social, document, seen))
            for (String title : some) if (!isSite(title, sites)) return title;
        return "";
    }

    private static double agreement(String heading, List<String> voices) {
        List<String> words = Words.of(heading);
        double most = 0;
        for (String voice : voices) {
            List<String> other = Words.of(voice);
            double held = Words.held(words, other);
            // A heading of two words is easily held by chance.
            if (Math.min(words.size(), other.size()) < 3 && words.size() * 2 < other.size()) held *= 0.4;
            most = Math.max(most, held);
        }
        return most;
    }

    /** The headline without the site's name at either end. */
    static String bare(String title, Set<String> sites, List<String> others) {
        String rest = title;
        for (boolean cut = true; cut; ) {
            cut = false;
            for (int[] gap : gaps(rest)) {
                String head = rest.substring(0, gap[0]).strip();
                String tail = rest.substring(gap[1]).strip();
                if (head.isEmpty() || tail.isEmpty()) continue;
                if (isSite(tail, sites) || others.contains(head)) rest = head;
                else if (isSite(head, sites) || others.contains(tail)) rest = tail;
                else continue;
                cut = true;
                break;
            }
        }
        return rest;
    }

    private static List<int[]> gaps(String title) {
        List<int[]> gaps = new ArrayList<>();
        Matcher m = SEPARATOR.matcher(title);
        while (m.find()) gaps.add(0, new int[] {m.start(), m.end()});
        return gaps;
    }

    private static boolean isSite(String text, Set<String> sites) {
        String letters = Words.letters(text);
        if (letters.isEmpty()) return true;
        for (String site : sites) {
            if (letters.equals(site)) return true;
            boolean close = letters.length() >= 4 && site.length() >= 4;
            if (close && (site.contains(letters) || letters.contains(site)) && letters.length() <= site.length() + 12)
                return true;
        }
        return false;
    }

    static Set<String> siteNames(String site, URI url) {
        Set<String> names = new LinkedHashSet<>();
        if (!site.isBlank()) names.add(Words.letters(site));
        String host = url.getHost() == null
                ? ""
                : url.getHost().toLowerCase(Locale.ROOT).replaceFirst("^(www|m|amp)\\.", "");
        if (!host.isEmpty()) {
            names.add(Words.letters(host));
            for (String label : host.split("\\.")) if (label.length() > 3) names.add(Words.letters(label));
        }
        names.remove("");
        return names;
    }

    private static List<String> texts(List<Element> elements) {
        List<String> texts = new ArrayList<>();
        for (Element element : elements) {
            String content = element.attr("content");
            add(texts, content.isEmpty() ? element.text() : content);
        }
        return texts;
    }

    private static void add(List<String> list, String text) {
        String plain = PageFacts.plain(text);
        if (!plain.isEmpty() && plain.length() <= 400 && !list.contains(plain)) list.add(plain);
    }
}
