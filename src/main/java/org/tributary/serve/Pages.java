package org.tributary.serve;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.tributary.model.Publication;
import org.tributary.model.Republish;
import org.tributary.model.Story;
import org.tributary.publish.Edition;
import org.tributary.publish.FeedWriter;
import org.tributary.publish.FeedWriters;
import org.tributary.store.Sources;

/** The pages for people: the river, and what a search finds in it. They work without a script. */
final class Pages {
    static final String HTML = "text/html; charset=utf-8";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Locale.ENGLISH);

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
    private final River river;
    private final Sources sources;
    private final ZoneId zone;
    private final String style;

    /**
     * @param zone in which times are shown
     * @param style the address of the style sheet
     */
    Pages(River river, Sources sources, ZoneId zone, String style) {
        this.river = river;
        this.sources = sources;
        this.zone = zone;
        this.style = style;
    }

    /**
     * @param key what a reader brought, so that links keep it
     */
    Rendered river(Menu menu, Wish wish, Optional<River.Place> below, Reader reader, Optional<String> key) {
        Catalogue catalogue = new Catalogue(sources.all());
        List<Story> found = river.stories(wish, catalogue, below);
        Edition.Rights rights = catalogue.rights(reader == Reader.TRUSTED);
        List<Story> shown = found.stream()
                .filter(story -> rights.of(story.lead()) != Republish.NONE)
                .toList();
        Instant changed =
                found.stream().map(Story::updated).max(Instant::compareTo).orElse(Instant.EPOCH);
        Links links = new Links(wish, key);
        Optional<String> older =
                found.size() < wish.n() ? Optional.empty() : Optional.of(links.below(found.get(found.size() - 1)));
        RiverPage page = new RiverPage(
                menu.title(),
                style,
                wish.words(),
                links.home(),
                key,
                Optional.empty(),
                days(shown, links),
                links.feeds(menu),
                older);
        return Rendered.of(HTML, render(page), changed);
    }

    /** The page that says what is wrong with a query, with the query still in its box. */
    byte[] problem(Menu menu, String query, String problem, Optional<String> key) {
        Links links = new Links(Wish.of(Map.of(), "", Instant.EPOCH), key);
        return render(new RiverPage(
                menu.title(),
                style,
                query,
                links.home(),
                key,
                Optional.of(problem),
                List.of(),
                links.feeds(menu),
                Optional.empty()));
    }

    private byte[] render(RiverPage page) {
        Utf8ByteOutput out = new Utf8ByteOutput();
        templates.render("river.jte", page, out);
        return out.toByteArray();
    }

    private List<RiverPage.Day> days(List<Story> stories, Links links) {
        Map<LocalDate, List<RiverPage.Card>> byDay = new LinkedHashMap<>();
        for (Story story : stories)
            byDay.computeIfAbsent(story.ordered().atZone(zone).toLocalDate(), day -> new ArrayList<>())
                    .add(RiverPage.Card.of(story, zone, links::outlet));
        return byDay.entrySet().stream()
                .map(day -> new RiverPage.Day(DAY.format(day.getKey()), day.getValue()))
                .toList();
    }

    /** Addresses within our own pages; each keeps the reader's key. */
    private record Links(Wish wish, Optional<String> key) {
        String home() {
            return keyed("/");
        }

        String outlet(String name) {
            return keyed("/?outlet=" + encoded(name));
        }

        String below(Story last) {
            String after = last.ordered().toEpochMilli() + "-" + last.id();
            String here = wish.at("/");
            return keyed(here + (here.contains("?") ? "&" : "?") + "after=" + after);
        }

        List<RiverPage.FeedLink> feeds(Menu menu) {
            List<RiverPage.FeedLink> links = new ArrayList<>();
            String title = wish.isEverything() ? menu.title() : menu.title() + ": " + wish.words();
            for (FeedWriter writer : FeedWriters.ALL)
                links.add(feed(title, wish.at("/feed." + writer.suffix()), writer));
            for (Publication publication : menu.publications())
                links.add(feed(
                        publication.title(), "/publications/" + publication.name() + ".atom", FeedWriters.ALL.get(0)));
            return links;
        }

        private RiverPage.FeedLink feed(String title, String address, FeedWriter writer) {
            String type = writer.contentType().replaceFirst(";.*", "");
            return new RiverPage.FeedLink(title, writer.suffix(), keyed(address), type);
        }

        private String keyed(String address) {
            return key.map(word -> address + (address.contains("?") ? "&" : "?") + "key=" + encoded(word))
                    .orElse(address);
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }
}
