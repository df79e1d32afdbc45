package org.tributary.serve;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.tributary.index.Facets;
import org.tributary.index.SearchIndex;
import org.tributary.model.Article;
import org.tributary.model.HostRecord;
import org.tributary.model.Publication;
import org.tributary.model.Republish;
import org.tributary.model.SourceState;
import org.tributary.model.Story;
import org.tributary.publish.Edition;
import org.tributary.store.Articles.Correction;
import org.tributary.store.Store;

/** The pages for people: the river, a story, the sources. They work without a script. */
final class Pages {
    static final String HTML = "text/html; charset=utf-8";
    private static final Wish EVERYTHING = Wish.of(Map.of(), "", Instant.EPOCH);

    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
    private final River river;
    private final Store store;
    private final StoryTelling telling;
    private final ZoneId zone;
    private final Style style;
    private final Supplier<List<HostRecord>> hosts;
    private final KeptCatalogue catalogue;

    /**
     * @param zone in which times are shown
     * @param hosts how we behaved towards each host
     */
    Pages(River river, Store store, StoryTelling telling, ZoneId zone, Style style, Supplier<List<HostRecord>> hosts) {
        this.telling = telling;
        this.hosts = hosts;
        this.river = river;
        this.store = store;
        this.catalogue = new KeptCatalogue(store.sources());
        this.zone = zone;
        this.style = style;
    }

    /**
     * @param key what a reader brought, so that links keep it
     * @param whyEmpty as {@link #whyEmpty} says it
     */
    Rendered river(Menu menu, Wish wish, Reader reader, Optional<String> key, String whyEmpty) {
        Catalogue catalogue = catalogue(menu);
        River.Page found = river.page(wish, catalogue);
        Edition.Rights rights = catalogue.rights(reader == Reader.TRUSTED);
        Links links = new Links(reader, "./", key);
        Snippet snippet = new Snippet(river.snippets(wish), found.matched(), rights);
        List<Story> shown = found.stories().stream()
                .flatMap(story -> allowed(story, rights).stream())
                .toList();
        String title = wish.isEverything() ? menu.title() : wish.words() + " · " + menu.title();
        Frame frame = frame(title, menu, wish, wish.words(), links).at(wish.isEverything() ? "River" : "");
        RiverPage page = new RiverPage(
                frame,
                wish.isEverything() ? "" : "Search",
                "",
                Optional.empty(),
                days(shown, wish, snippet, links),
                shown.isEmpty() && wish.isEverything() ? whyEmpty : "",
                links.below(wish, found),
                asked(wish, catalogue, reader, links));
        return page("river.jte", page, found.changed());
    }

    /** @param wish the publication's own query, and what a reader adds to it */
    Rendered publication(Menu menu, Publication one, Wish wish, Reader reader, Optional<String> key) {
        Catalogue catalogue = catalogue(menu);
        River.Page found = river.page(wish, catalogue);
        Edition.Rights rights = catalogue.rights(reader == Reader.TRUSTED);
        Links links = new Links(reader, "../", key);
        List<Story> shown = found.stories().stream()
                .flatMap(story -> allowed(story, rights).stream())
                .toList();
        Frame frame = frame(one.title() + " · " + menu.title(), menu, EVERYTHING, "", links)
                .at(one.title())
                .before(links.feeds(one));
        Snippet none = new Snippet(river.snippets(EVERYTHING), found.matched(), rights);
        RiverPage page = new RiverPage(
                frame,
                one.title(),
                reader == Reader.TRUSTED ? one.query() : "",
                Optional.empty(),
                days(shown, EVERYTHING, none, links),
                "",
                links.below(one, wish, found),
                Optional.empty());
        return page("river.jte", page, found.changed());
    }

    /**
     * Why nothing was ever stored, for those who may know of the sources: every one failed, and how most did; empty where
     * something was, or may still come.
     */
    String whyEmpty(Reader reader) {
        if (reader != Reader.TRUSTED || river.lastSeq() > 0) return "";
        List<SourceState> polled = store.sourceStates().all().stream()
                .filter(state -> state.lastPoll().isPresent())
                .toList();
        if (polled.isEmpty()
                || polled.stream().anyMatch(state -> state.lastSuccess().isPresent())) return "";
        Map<String, Long> outcomes =
                polled.stream().collect(Collectors.groupingBy(SourceState::outcome, Collectors.counting()));
        String most = Collections.max(outcomes.entrySet(), Map.Entry.comparingByValue())
                .getKey();
        return (polled.size() == 1
                        ? "The one source that was polled"
                        : "None of the " + polled.size() + " sources polled")
                + (polled.size() == 1 ? " could not be read: " : " could be read; most often: ") + Shown.line(most)
                + ".";
    }

    private Optional<RiverPage.Asked> asked(Wish wish, Catalogue catalogue, Reader reader, Links links) {
        if (wish.isEverything()) return Optional.empty();
        Facets facets = river.facets(wish, catalogue, reader);
        if (facets.counted() == 0) return Optional.empty();
        String count = Choices.count(facets.counted())
                + (facets.whole() ? "" : "+")
                + (facets.counted() == 1 ? " article" : " articles");
        Choices choices = new Choices(wish, links);
        return Optional.of(new RiverPage.Asked(count, choices.orders(), choices.facets(facets)));
    }

    /** The story as far as its outlets let it be shown. */
    private static Optional<Story> allowed(Story story, Edition.Rights rights) {
        List<Article> shown = story.articles().stream()
                .filter(article -> rights.of(article) != Republish.NONE)
                .toList();
        if (shown.isEmpty()) return Optional.empty();
        return Optional.of(new Story(story.id(), story.uuid(), story.ordered(), story.updated(), shown));
    }

    private List<RiverPage.Day> days(List<Story> stories, Wish wish, Snippet snippet, Links links) {
        boolean best = wish.order() == SearchIndex.Order.BEST;
        Map<String, List<RiverPage.Card>> byDay = new LinkedHashMap<>();
        for (Story story : stories) {
            String day = best ? "Best first" : Shown.day(story.ordered(), zone);
            Stamp stamp = best ? Stamp.alone(story.lead(), zone) : Stamp.under(story.ordered(), story.lead(), zone);
            byDay.computeIfAbsent(day, any -> new ArrayList<>())
                    .add(RiverPage.Card.of(story, stamp, wish.isEverything() ? List.of() : snippet.of(story), links));
        }
        return byDay.entrySet().stream()
                .map(day -> new RiverPage.Day(day.getKey(), day.getValue()))
                .toList();
    }

    /** The page that says what is wrong with a query, with the query still in its box. */
    byte[] problem(Menu menu, String query, String problem, Reader reader, Optional<String> key) {
        Frame frame = frame(menu.title(), menu, EVERYTHING, query, new Links(reader, "./", key));
        return render(
                "river.jte",
                new RiverPage(
                        frame, "Search", "", Optional.of(problem), List.of(), "", Optional.empty(), Optional.empty()));
    }

    Rendered story(Menu menu, long id, Reader reader, Optional<String> key) {
        Edition.Rights rights = catalogue(menu).rights(reader == Reader.TRUSTED);
        Story story = store.stories().load(List.of(id)).stream()
                .flatMap(found -> allowed(found, rights).stream())
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("There is no story " + id + "."));
        Links links = new Links(reader, "../", key);
        List<StoryPage.Text> texts = telling.texts(story, rights, links);
        // Names and words of articles that are not of this story: for those who may read everything.
        List<StoryPage.Verdict> verdicts = reader == Reader.TRUSTED ? telling.verdicts(story, links) : List.of();
        Frame frame = frame(texts.get(0).title() + " · " + menu.title(), menu, EVERYTHING, "", links);
        return page(
                "story.jte",
                new StoryPage(frame, id, texts.get(0), texts.subList(1, texts.size()), verdicts),
                story.updated());
    }

    /** The story that a story is part of by now, where that is another. */
    Optional<Long> movedTo(long id) {
        return store.stories().standing(id).filter(now -> now != id);
    }

    Rendered corrections(
            Menu menu, Corrections corrections, List<Correction> found, Edition.Rights rights, Links links) {
        Frame frame = frame("Corrections · " + menu.title(), menu, EVERYTHING, "", links)
                .before(links.correctionFeeds(menu))
                .at("Corrections");
        return page(
                "corrections.jte",
                new CorrectionsPage(frame, corrections.lines(found, rights, links)),
                Corrections.changed(found));
    }

    /**
     * Not kept: a poll changes it, and the store counts no number for that.
     *
     * @param problems what is wrong with feeds.yml as it stands
     */
    byte[] sources(Menu menu, Optional<String> key, Instant now, List<String> problems) {
        Links links = new Links(Reader.TRUSTED, "./", key);
        Frame frame =
                frame("Sources · " + menu.title(), menu, EVERYTHING, "", links).at("Sources");
        SourceLines lines =
                new SourceLines(links, zone, now, id -> store.familiars().of(id).rhythm());
        return render(
                "sources.jte",
                new SourcesPage(
                        frame,
                        problems.stream().map(Shown::line).toList(),
                        lines.of(
                                store.sourceStates().all(),
                                store.sources().all(),
                                store.statistics().week(now)),
                        lines.hosts(hosts.get())));
    }

    /**
     * @param hour which has just begun
     * @param wished how long a stretch; empty for the shortest in which anything came
     */
    Rendered statistics(Menu menu, Reader reader, Optional<String> key, Instant hour, Optional<Stretch> wished) {
        Links links = new Links(reader, "./", key);
        Catalogue catalogue = catalogue(menu);
        Frame frame = frame("Statistics · " + menu.title(), menu, EVERYTHING, "", links)
                .at("Statistics");
        Optional<Instant> newest = store.statistics().newest();
        Tallies tallies = new Tallies(Stretch.Span.choose(wished, hour, newest, zone), zone, links);
        store.statistics()
                .seenSince(tallies.start())
                .filter(seen -> catalogue.mayBeNamed(seen.sourceId(), reader == Reader.TRUSTED))
                .forEach(tallies::add);
        return page("statistics.jte", tallies.page(frame, newest), hour);
    }

    /** @param menu empty for whom nothing is here: nothing is told of it either */
    byte[] error(Optional<Menu> menu, String heading, String words, Links links) {
        Frame frame = menu.map(known -> frame(heading + " · " + known.title(), known, EVERYTHING, "", links))
                .orElseGet(() -> frame(heading, new Menu("Tributary", List.of()), EVERYTHING, "", links)
                        .closed());
        return render("error.jte", new ErrorPage(frame, heading, words));
    }

    Rendered help(Menu menu, Reader reader, Optional<String> key) {
        Links links = new Links(reader, "./", key);
        return page(
                "help.jte",
                frame("Help · " + menu.title(), menu, EVERYTHING, "", links).at("Help"),
                Instant.EPOCH);
    }

    private Catalogue catalogue(Menu menu) {
        return catalogue.at(new RenderCache.Version(river.lastSeq(), menu));
    }

    private Frame frame(String title, Menu menu, Wish wish, String query, Links links) {
        return new Frame(
                title,
                menu.title(),
                links.root(),
                links.home(),
                links.corrections(),
                links.sources(),
                links.places(menu),
                links.root() + style.address(),
                links.root() + style.scriptAddress(),
                links.root() + style.iconAddress(),
                query,
                links.key(),
                links.feeds(menu, wish),
                Shown.zone(zone));
    }

    private Rendered page(String template, Object page, Instant changed) {
        return Rendered.of(HTML, render(template, page), changed);
    }

    private byte[] render(String template, Object page) {
        Utf8ByteOutput out = new Utf8ByteOutput();
        templates.render(template, page, out);
        return out.toByteArray();
    }
}
