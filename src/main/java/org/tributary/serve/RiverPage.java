package org.tributary.serve;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.tributary.model.Agency;
import org.tributary.model.Article;
import org.tributary.model.Story;
import org.tributary.publish.Direction;

/**
 * What the template {@code river.jte} shows.
 *
 * @param query what stands in the search box
 * @param home the address of the whole river
 * @param problem what is wrong with the query
 * @param older the address of the next page
 */
public record RiverPage(
        String title,
        String style,
        String query,
        String home,
        Optional<String> key,
        Optional<String> problem,
        List<Day> days,
        List<FeedLink> feeds,
        Optional<String> older) {

    /** One of our feeds; {@code name} is its format: atom, rss, json. */
    public record FeedLink(String title, String name, String address, String type) {}

    /** The stories of one day, newest first. */
    public record Day(String name, List<Card> cards) {}

    /** One of a story's further outlets. */
    public record Also(String outlet, String address, String dir) {}

    /**
     * One story.
     *
     * @param language what speakers call the language; empty where nobody can say
     * @param outletAddress where all stories of the outlet are
     */
    public record Card(
            String title,
            String address,
            String lang,
            String dir,
            String language,
            String outlet,
            String outletDir,
            String outletAddress,
            String agency,
            String time,
            String moment,
            List<Also> also) {
        private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

        /** The runtime knows no own name for these. */
        private static final Map<String, String> OWN_NAMES = Map.of("ckb", "کوردی", "kmr", "Kurmancî");

        static Card of(Story story, ZoneId zone, UnaryOperator<String> outletAddress) {
            Article lead = story.lead();
            String title = heading(lead);
            return new Card(
                    title,
                    lead.url().toASCIIString(),
                    lead.language(),
                    dir(title),
                    languageName(lead.language()),
                    plain(lead.outlet()),
                    dir(lead.outlet()),
                    outletAddress.apply(lead.outlet()),
                    lead.agency().map(Agency::name).orElse(""),
                    TIME.format(story.ordered().atZone(zone)),
                    story.ordered().toString(),
                    also(story));
        }

        private static List<Also> also(Story story) {
            Set<String> named = new HashSet<>(Set.of(story.lead().outlet()));
            List<Also> also = new ArrayList<>();
            for (Article reprint : story.reprints())
                if (named.add(reprint.outlet()))
                    also.add(new Also(plain(reprint.outlet()), reprint.url().toASCIIString(), dir(reprint.outlet())));
            return also;
        }

        private static String heading(Article lead) {
            String title = plain(lead.title());
            if (!title.isEmpty()) return title;
            String text = plain(lead.text().isBlank() ? lead.summary() : lead.text());
            if (text.isEmpty()) return lead.url().toString();
            return text.length() <= 90
                    ? text
                    : text.substring(0, text.offsetByCodePoints(0, Math.min(90, text.codePointCount(0, text.length()))))
                            + " …";
        }

        /** One line; overrides that would turn the rest of a list round are taken out (S18). */
        private static String plain(String text) {
            return text.replaceAll("[\\p{Cntrl}\\s]+", " ")
                    .replaceAll("[\u202A-\u202E\u2066-\u2069]", "")
                    .strip();
        }

        private static String dir(String text) {
            return Direction.of(text).dir();
        }

        private static String languageName(String code) {
            if (code.isEmpty()) return "";
            Locale locale = Locale.forLanguageTag(code);
            return OWN_NAMES.getOrDefault(code, locale.getDisplayLanguage(locale));
        }
    }
}
