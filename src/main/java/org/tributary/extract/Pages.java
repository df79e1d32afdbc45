package org.tributary.extract;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.tributary.model.Extraction;

/** Joins the pages of one article in their order; what a page says that an earlier one said already is left out. */
final class Pages {
    /** The share of the headline's words that a further page's headline has. */
    private static final double ALIKE = 0.5;

    private static final int LEAST_NEW_WORDS = 20;

    private Pages() {}

    /** Whether a page carries an article on: under the same headline, with something new. */
    static boolean isMore(Extraction sofar, Extraction page) {
        List<String> title = Words.of(sofar.title());
        List<String> other = Words.of(page.title());
        boolean same = title.isEmpty() || other.isEmpty() || Words.held(title, other) >= ALIKE;
        return same && Prose.of(fresh(sofar, page)).words() >= LEAST_NEW_WORDS;
    }

    /** The article so far with one page more. */
    static Extraction joined(Extraction sofar, Extraction page, URI base) {
        Set<String> said = paragraphs(sofar.text());
        Document more = PageParser.fragment(page.html(), base);
        Set<String> pictures = new HashSet<>();
        for (Element image : PageParser.fragment(sofar.html(), base).select("img")) pictures.add(image.attr("src"));
        for (Element part : more.body().children()) {
            boolean seen = part.nameIs("figure")
                    ? part.select("img").stream().anyMatch(image -> pictures.contains(image.attr("src")))
                    : said.contains(part.text().strip()) || part.text().strip().equals(sofar.title());
            if (seen) part.remove();
        }
        return with(sofar, sofar.text() + "\n\n" + fresh(sofar, page), sofar.html() + Sanitizer.clean(more));
    }

    private static String fresh(Extraction sofar, Extraction page) {
        Set<String> said = paragraphs(sofar.text());
        StringBuilder fresh = new StringBuilder();
        for (String paragraph : page.text().split("\n\n")) {
            if (said.contains(paragraph.strip()) || paragraph.strip().equals(sofar.title())) continue;
            if (!fresh.isEmpty()) fresh.append("\n\n");
            fresh.append(paragraph);
        }
        return fresh.toString();
    }

    private static Set<String> paragraphs(String text) {
        Set<String> found = new HashSet<>();
        for (String paragraph : text.split("\n\n")) found.add(paragraph.strip());
        return found;
    }

    private static Extraction with(Extraction first, String text, String html) {
        return new Extraction(
                first.title(),
                text,
                html,
                first.authors(),
                first.published(),
                first.modified(),
                first.language(),
                first.agency(),
                first.canonical(),
                first.image(),
                first.standfirst(),
                first.section(),
                first.siteName(),
                first.paywalled(),
                first.mayQuote(),
                first.origin(),
                first.quality());
    }
}
