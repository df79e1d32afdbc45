package org.tributary.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * When the article was published and last changed: JSON-LD first, then microdata, metas, time elements, what readers see,
 * the address. Of two voices for one day the one that knows the hour, or the zone, is taken.
 */
final class PageDates {
    private static final String[] PUBLISHED = {
        "article:published_time",
        "article:published",
        "og:published_time",
        "datepublished",
        "date.published",
        "pubdate",
        "publishdate",
        "publication_date",
        "parsely-pub-date",
        "sailthru.date",
        "cxenseparse:recs:publishtime",
        "dc.date.issued",
        "dcterms.created",
        "dcterms.date",
        "dc.date",
        "citation_publication_date",
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
    private static final Pattern OF_A_CHANGE = Pattern.compile(
            "updat|modif|changed|revised|aktualisier|geändert|mis à jour|modifié|actualiza|aggiornat|güncel|обновл|آخر تحديث|تحديث|بروزرسانی|نوێکرا",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final List<String> DATED =
            List.of("datetime", "content", "title", "data-date", "data-time", "data-datetime", "data-timestamp");
    private static final Set<String> TEASING = Set.of("a", "h2", "h3", "h4");
    private static final int LONGEST_DATE = 120;

    private final Markup markup;
    private final List<JsonNode> articles;
    private final JsonLd things;
    private final URI url;
    private final int heading;
    private final boolean monthFirst;

    /** @param heading where the headline stands among the page's elements */
    PageDates(Markup markup, List<JsonNode> articles, JsonLd things, URI url, int heading) {
        this.markup = markup;
        this.articles = articles;
        this.things = things;
        this.url = url;
        this.heading = heading;
        this.monthFirst = markup.language.toLowerCase(Locale.ROOT).matches("en([-_]us)?");
    }

    Optional<OffsetDateTime> published() {
        List<OffsetDateTime> told = new ArrayList<>();
        for (JsonNode article : articles) addField(told, article, "datePublished", "dateCreated", "uploadDate");
        seen(markup.property("datepublished"), false).ifPresent(told::add);
        for (String content : markup.meta(PUBLISHED))
            DateWords.read(content, monthFirst).ifPresent(told::add);
        if (told.isEmpty()) for (JsonNode page : things.ofType("webpage")) addField(told, page, "datePublished");
        if (!told.isEmpty() && !isVague(told.get(0))) return Optional.of(told.get(0));
        if (told.isEmpty()) DateLines.inTitle(markup, monthFirst).ifPresent(told::add);
        for (List<Markup.Mark> marks : List.of(markup.times, markup.dateMarks))
            if (told.isEmpty() || isDayAlone(told.get(0))) seen(marks, false).ifPresent(told::add);
        if (told.isEmpty()) DateLines.after(markup, heading, monthFirst).ifPresent(told::add);
        if (told.isEmpty()) inAddress().ifPresent(told::add);
        return told.stream().findFirst().map(date -> sharpest(date, told));
    }

    Optional<OffsetDateTime> modified() {
        List<OffsetDateTime> told = new ArrayList<>();
        for (JsonNode article : articles) addField(told, article, "dateModified");
        for (String content : markup.meta(MODIFIED))
            DateWords.read(content, monthFirst).ifPresent(told::add);
        if (told.isEmpty()) seen(markup.property("datemodified"), true).ifPresent(told::add);
        return told.stream().findFirst();
    }

    /** A midnight or a time in UTC may be a day alone, or a time whose zone was left out. */
    private static boolean isVague(OffsetDateTime date) {
        return date.getOffset().getTotalSeconds() == 0;
    }

    private static boolean isDayAlone(OffsetDateTime date) {
        return isVague(date) && date.toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    private static OffsetDateTime sharpest(OffsetDateTime first, List<OffsetDateTime> others) {
        OffsetDateTime best = first;
        for (OffsetDateTime other : others) {
            boolean sameTime = other.toLocalDateTime().equals(best.toLocalDateTime());
            boolean sameDay = other.toLocalDate().equals(best.toLocalDate()) && isDayAlone(best);
            if (sameTime && isVague(best) || sameDay) best = other;
        }
        return best;
    }

    private void addField(List<OffsetDateTime> told, JsonNode thing, String... names) {
        for (String name : names) {
            Optional<OffsetDateTime> date =
                    DateWords.read(Sites.first(thing.path(name)).asText(""), monthFirst);
            if (date.isPresent()) {
                told.add(date.get());
                return;
            }
        }
    }

    /** The first date after the headline, else the last one before it; those of teasers are not the article's. */
    private Optional<OffsetDateTime> seen(List<Markup.Mark> marks, boolean ofAChange) {
        Optional<OffsetDateTime> before = Optional.empty();
        Optional<OffsetDateTime> other = Optional.empty();
        for (Markup.Mark mark : marks) {
            if (Bylines.isElsewhere(mark.element()) || isInTeaser(mark.element())) continue;
            Optional<OffsetDateTime> date = dateOf(mark);
            if (date.isEmpty()) continue;
            if (isOfAChange(mark) != ofAChange
                    && mark.element().attr("itemprop").isEmpty()) {
                if (other.isEmpty()) other = date;
            } else if (mark.order() >= heading) return date;
            else before = date;
        }
        return before.isPresent() || ofAChange ? before : other;
    }

    /** A date within a link or a lesser heading is that of another article. */
    private static boolean isInTeaser(Element element) {
        Element at = element;
        for (int level = 0; at != null && level < 4; level++, at = at.parent())
            if (TEASING.contains(at.normalName())) return true;
        return false;
    }

    private static boolean isOfAChange(Markup.Mark mark) {
        return OF_A_CHANGE.matcher(mark.element().attr("class")).find()
                || OF_A_CHANGE.matcher(mark.line(LONGEST_DATE)).find();
    }

    private Optional<OffsetDateTime> dateOf(Markup.Mark mark) {
        for (String attribute : DATED) {
            String value = mark.element().attr(attribute);
            Optional<OffsetDateTime> date = value.isEmpty() ? Optional.empty() : DateWords.read(value, monthFirst);
            if (date.isPresent()) return date;
        }
        String text = mark.line(LONGEST_DATE);
        return text.isEmpty() || text.length() > LONGEST_DATE ? Optional.empty() : DateWords.read(text, monthFirst);
    }

    private Optional<OffsetDateTime> inAddress() {
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
