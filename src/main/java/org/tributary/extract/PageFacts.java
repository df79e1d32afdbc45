package org.tributary.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.tributary.model.Republish;
import org.tributary.model.WebUrl;

/**
 * What a page says about its article outside the article's own sentences: headline, byline, dates, addresses, and what
 * may be done with it. Read from JSON-LD, OpenGraph, meta names, microdata and what readers see, in that spirit: the
 * page's several voices are compared, and none is believed alone.
 *
 * @param headlineCandidates every string that the page gives as its headline, the chosen one first
 * @param bylines the lines that say who wrote it, as they stand; an agency may be named in one of them alone
 * @param articleBody JSON-LD's articleBody as plain text, often cut short; else empty
 * @param paywalled what is shown is a preview of something that is sold
 * @param mayQuote how much the page's robots directives let us republish
 * @param language as declared, a tag of BCP 47, unchecked
 */
record PageFacts(
        String headline,
        List<String> headlineCandidates,
        List<String> authors,
        List<String> bylines,
        Optional<OffsetDateTime> published,
        Optional<OffsetDateTime> modified,
        Optional<URI> canonical,
        Optional<URI> image,
        String description,
        String section,
        String siteName,
        String articleBody,
        boolean paywalled,
        Republish mayQuote,
        Optional<String> language) {

    static PageFacts read(Document document, URI url) {
        Markup markup = Markup.of(document);
        JsonLd things = JsonLd.of(markup.jsonLd);
        List<JsonNode> articles = things.articles();
        String site = Sites.name(markup, things, articles);
        Titles titles = new Titles(site, url);
        Headlines headlines = Headlines.of(markup, articles, titles, url);
        Bylines bylines = new Bylines(markup, things, titles, headlines.at());
        List<String> authors = bylines.authors(articles);
        PageDates dates = new PageDates(markup, articles, things, url, headlines.at());
        return new PageFacts(
                headlines.chosen(),
                headlines.all(),
                authors,
                bylines.lines(authors),
                dates.published(),
                dates.modified(),
                WebUrl.resolve(url, markup.canonical.isEmpty() ? markup.firstMeta("og:url") : markup.canonical),
                Pictures.lead(markup, articles, url),
                description(markup, articles),
                section(markup, articles),
                site,
                articleBody(articles),
                Paywalls.isSold(markup, things, articles),
                robots(String.join(",", markup.meta("robots", "googlebot", "googlebot-news"))),
                language(markup, articles));
    }

    /**
     * How much may be republished under these directives of a robots meta element or an X-Robots-Tag header. A user
     * agent's name before a colon is passed over.
     */
    static Republish robots(String directives) {
        Republish most = Republish.FULL;
        for (String word :
                directives.toLowerCase(Locale.ROOT).replaceAll(":\\s+", ":").split("[,;:](?!-?\\d)|[\\s]+")) {
            if (word.equals("nosnippet") || word.equals("max-snippet:0")) return Republish.TITLE;
            if (word.equals("noarchive") || word.equals("nocache")) most = Republish.EXCERPT;
        }
        return most;
    }

    private static String description(Markup markup, List<JsonNode> articles) {
        String meta = markup.firstMeta("og:description", "description", "twitter:description", "dc.description");
        if (!meta.isEmpty()) return plain(meta);
        for (JsonNode article : articles) {
            String said = article.path("description").asText("");
            if (!said.isBlank()) return plain(said);
        }
        return "";
    }

    private static String section(Markup markup, List<JsonNode> articles) {
        String meta = markup.firstMeta("article:section");
        if (!meta.isEmpty()) return plain(meta);
        for (JsonNode article : articles) {
            JsonNode section = article.path("articleSection");
            String said = section.isArray() ? section.path(0).asText("") : section.asText("");
            if (!said.isBlank()) return plain(said);
        }
        return "";
    }

    private static String articleBody(List<JsonNode> articles) {
        String longest = "";
        for (JsonNode article : articles) {
            String body = article.path("articleBody").asText("");
            if (body.length() > longest.length()) longest = body;
        }
        return longest.isEmpty() ? "" : plainParagraphs(longest);
    }

    private static Optional<String> language(Markup markup, List<JsonNode> articles) {
        for (JsonNode article : articles) {
            JsonNode said = article.path("inLanguage");
            String tag = said.isObject() ? said.path("alternateName").asText("") : said.asText("");
            if (!tag.isBlank() && markup.language.isBlank()) return Optional.of(tag.strip());
        }
        String tag = markup.language.isBlank()
                ? markup.firstMeta("content-language", "dc.language", "language", "og:locale")
                : markup.language;
        return tag.isBlank() ? Optional.empty() : Optional.of(tag.strip().replace('_', '-'));
    }

    /** One line of plain text: entities read, tags gone, blanks folded. */
    static String plain(String maybeHtml) {
        String text = maybeHtml;
        if (text.indexOf('&') >= 0) text = Parser.unescapeEntities(text, false);
        if (text.indexOf('<') >= 0 && text.indexOf('>') > text.indexOf('<'))
            text = PageParser.fragment(text).text();
        return text.replace('\u00a0', ' ').replaceAll("\\s+", " ").strip();
    }

    private static String plainParagraphs(String maybeHtml) {
        String text = maybeHtml;
        if (text.indexOf('&') >= 0) text = Parser.unescapeEntities(text, false);
        if (text.contains("</") || text.contains("<br") || text.contains("<p")) {
            Document fragment = PageParser.fragment(text);
            fragment.select("script, style").remove();
            text = fragment.body().wholeText();
        }
        return text.replace('\u00a0', ' ').replaceAll("[ \\t]+", " ").strip();
    }
}
