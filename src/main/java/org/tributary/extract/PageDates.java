package org.tributary.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When the article was published and last changed: JSON-LD first, then metas, microdata, time elements, words, the address. */
record PageDates(Optional<OffsetDateTime> published, Optional<OffsetDateTime> modified) {
    private static final String[] PUBLISHED = {
        "article:published_time",
        "article:published",
        "og:published_time",
        "datepublished",
        "date.published",
        "pubdate",
        "publishdate",
        "publish-date",
        "publish_date",
        "publication_date",
        "parsely-pub-date",
        "sailthru.date",
        "cxenseparse:recs:publishtime",
        "dc.date.issued",
        "dcterms.created",
        "dcterms.date",
        "dc.date",
        "citation_publication_date",
        "article.published",
        "article:created",
        "date",
        "created",
        "release_date"
    };
    private static final String[] MODIFIED = {
        "article:modified_time",
        "og:updated_time",
        "datemodified",
        "lastmod",
        "dcterms.modified",
        "dc.date.modified",
        "last-modified"
    };
    private static final Pattern IN_ADDRESS =
            Pattern.compile("(?<!\\d)(20\\d\\d|19\\d\\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\\d|3[01])(?!\\d)");
    private static final List<String> DATED =
            List.of("datetime", "content", "title", "data-date", "data-time", "data-datetime", "data-timestamp");
    private static final int LONGEST_DATE = 120;

    static PageDates of(Markup markup, List<JsonNode> articles, JsonLd things, URI url, int heading) {
        boolean monthFirst = markup.language.toLowerCase(Locale.ROOT).matches("en([-_]us)?");
        return new PageDates(
                published(markup, articles, things, url, heading, monthFirst),
                modified(markup, articles, heading, monthFirst));
    }

    private static Optional<OffsetDateTime> published(
            Markup markup, List<JsonNode> articles, JsonLd things, URI url, int heading, boolean monthFirst) {
        for (JsonNode article : articles) {
            Optional<OffsetDateTime> told = first(article, monthFirst, "datePublished", "dateCreated", "uploadDate");
            if (told.isPresent()) return Optional.of(zoned(told.get(), markup));
        }
        Optional<OffsetDateTime> marked = seen(markup.property("datepublished"), heading, monthFirst);
        if (marked.isPresent()) return marked;
        for (String content : markup.meta(PUBLISHED)) {
            Optional<OffsetDateTime> told = DateWords.read(content, monthFirst);
            if (told.isPresent()) return told;
        }
        for (JsonNode page : things.ofType("webpage")) {
            Optional<OffsetDateTime> told = first(page, monthFirst, "datePublished");
            if (told.isPresent()) return told;
        }
        for (List<Markup.Mark> marks : List.of(markup.times, markup.dateMarks)) {
            Optional<OffsetDateTime> seen = seen(marks, heading, monthFirst);
            if (seen.isPresent()) return seen;
        }
        Optional<OffsetDateTime> written = DateLines.after(markup, heading, monthFirst);
        return written.isPresent() ? written : inAddress(url);
    }

    /** The same moment as another voice gives it with a zone, where this one has none. */
    private static OffsetDateTime zoned(OffsetDateTime date, Markup markup) {
        if (date.getOffset().getTotalSeconds() != 0) return date;
        for (String content : markup.meta(PUBLISHED)) {
            Optional<OffsetDateTime> other = DateWords.read(content, false);
            if (other.isPresent() && other.get().toLocalDateTime().equals(date.toLocalDateTime())) return other.get();
        }
        return date;
    }

    private static Optional<OffsetDateTime> modified(
            Markup markup, List<JsonNode> articles, int heading, boolean monthFirst) {
        for (JsonNode article : articles) {
            Optional<OffsetDateTime> told = first(article, monthFirst, "dateModified");
            if (told.isPresent()) return told;
        }
        for (String content : markup.meta(MODIFIED)) {
            Optional<OffsetDateTime> told = DateWords.read(content, monthFirst);
            if (told.isPresent()) return told;
        }
        return seen(markup.property("datemodified"), heading, monthFirst);
    }

    private static Optional<OffsetDateTime> first(JsonNode thing, boolean monthFirst, String... names) {
        for (String name : names) {
            Optional<OffsetDateTime> date =
                    DateWords.read(Sites.first(thing.path(name)).asText(""), monthFirst);
            if (date.isPresent()) return date;
        }
        return Optional.empty();
    }

    /** The first date after the headline, else the last one before it; those of teasers are not the article's. */
    private static Optional<OffsetDateTime> seen(List<Markup.Mark> marks, int heading, boolean monthFirst) {
        Optional<OffsetDateTime> before = Optional.empty();
        for (Markup.Mark mark : marks) {
            if (Bylines.isElsewhere(mark.element())) continue;
            Optional<OffsetDateTime> date = dateOf(mark, monthFirst);
            if (date.isEmpty()) continue;
            if (mark.order() >= heading) return date;
            before = date;
        }
        return before;
    }

    private static Optional<OffsetDateTime> dateOf(Markup.Mark mark, boolean monthFirst) {
        for (String attribute : DATED) {
            Optional<OffsetDateTime> date = DateWords.read(mark.element().attr(attribute), monthFirst);
            if (date.isPresent()) return date;
        }
        String text = mark.line(LONGEST_DATE);
        return text.length() > LONGEST_DATE ? Optional.empty() : DateWords.read(text, monthFirst);
    }

    private static Optional<OffsetDateTime> inAddress(URI url) {
        Matcher m = IN_ADDRESS.matcher(url.getRawPath() == null ? "" : url.getRawPath());
        if (!m.find()) return Optional.empty();
        try {
            return Optional.of(LocalDate.of(
                            Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2)), Integer.parseInt(m.group(3)))
                    .atStartOfDay()
                    .atOffset(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
