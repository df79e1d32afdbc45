package org.tributary.serve;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tributary.model.Agency;
import org.tributary.model.Article;
import org.tributary.model.Difference;
import org.tributary.model.Republish;
import org.tributary.model.Ruling;
import org.tributary.model.Story;
import org.tributary.publish.Edition;
import org.tributary.store.Articles;
import org.tributary.store.Store;
import org.tributary.store.Stories;

/** What is to tell of one story: what each outlet changed, what was corrected, why it is one story. */
final class StoryTelling {
    private final Store store;
    private final Corrections corrections;
    private final ZoneId zone;

    StoryTelling(Store store, Corrections corrections, ZoneId zone) {
        this.store = store;
        this.corrections = corrections;
        this.zone = zone;
    }

    List<StoryPage.Text> texts(Story story, Edition.Rights rights, Links links) {
        Map<Long, String> why = store.stories().whyOf(story.id()).stream()
                .collect(Collectors.toMap(Stories.Why::articleId, Stories.Why::why, (earlier, later) -> later));
        Map<Long, String> outlets = story.articles().stream()
                .collect(Collectors.toMap(Article::id, article -> Shown.line(article.outlet()), (a, b) -> a));
        List<StoryPage.Text> texts = new ArrayList<>();
        for (Article article : story.articles()) {
            Republish portion = rights.of(article);
            String inherited = article.agency()
                    .flatMap(Agency::from)
                    .map(from -> outlets.getOrDefault(from, "another outlet"))
                    .orElse("");
            texts.add(StoryPage.Text.of(
                    article,
                    portion,
                    zone,
                    links,
                    why,
                    inherited,
                    changes(story.lead(), article, rights),
                    versions(article, portion)));
        }
        return texts;
    }

    /** Against the lead; where one of the two may not be shown as much, neither may what tells them apart. */
    private Optional<StoryPage.Changes> changes(Article lead, Article reprint, Edition.Rights rights) {
        if (reprint == lead || lead.text().isBlank() || reprint.text().isBlank()) return Optional.empty();
        Difference found = corrections.against(lead, reprint);
        Republish portion = Stream.of(rights.of(lead), rights.of(reprint))
                .max(Republish::compareTo)
                .orElseThrow();
        // Of two short texts even a cut comparison would show more than the excerpt does.
        if (portion != Republish.FULL) return Optional.empty();
        return Optional.of(new StoryPage.Changes(words(found), corrections.view(found, portion)));
    }

    static String words(Difference found) {
        if (found.isNone()) return "The same words as above";
        List<String> parts = new ArrayList<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("added", found.added());
        counts.put("cut", found.cut());
        counts.put("reworded", found.reworded());
        counts.forEach((what, count) -> {
            if (count > 0) parts.add(count + " " + what);
        });
        return "Words: " + String.join(", ", parts);
    }

    private List<StoryPage.Version> versions(Article article, Republish portion) {
        List<Articles.Version> kept = store.articles().versions(article.id());
        List<StoryPage.Version> shown = new ArrayList<>();
        for (int i = kept.size() - 1; i >= 0; i--) {
            Articles.Version before = kept.get(i);
            boolean last = i == kept.size() - 1;
            DiffView view = corrections.view(
                    before.title(),
                    before.text(),
                    last ? article.title() : kept.get(i + 1).title(),
                    last ? article.text() : kept.get(i + 1).text(),
                    portion);
            if (view.isEmpty()) continue;
            shown.add(new StoryPage.Version(
                    Corrections.name(before.kind()),
                    Shown.moment(before.replaced(), zone),
                    before.replaced().toString(),
                    view));
        }
        return shown;
    }

    /** People's words first. */
    List<StoryPage.Verdict> verdicts(Story story, Links links) {
        List<StoryPage.Verdict> all = new ArrayList<>();
        for (Ruling ruling : store.stories().rulingsOf(story.id()))
            ruling(story, ruling, links).ifPresent(all::add);
        for (Stories.Judged judged : store.stories().verdictsOf(story.id())) all.add(verdict(story, judged, links));
        return all;
    }

    private Optional<StoryPage.Verdict> ruling(Story story, Ruling ruling, Links links) {
        boolean first = story.articles().stream().anyMatch(article -> article.id() == ruling.oneId());
        return store.articles()
                .find(first ? ruling.otherId() : ruling.oneId())
                .map(other -> new StoryPage.Verdict(
                        ruling.apart() ? "By hand: not one with" : "By hand: one with",
                        Shown.title(other),
                        Shown.dir(other.title()),
                        Optional.<String>empty(),
                        Shown.line(other.outlet()),
                        Shown.moment(ruling.at(), zone),
                        "",
                        "ltr"));
    }

    private static StoryPage.Verdict verdict(Story story, Stories.Judged judged, Links links) {
        boolean elsewhere = judged.strangerStory() != story.id();
        return new StoryPage.Verdict(
                judged.verdict().same() ? "One with" : elsewhere ? "Kept apart from" : "By itself not one with",
                Shown.line(judged.strangerTitle()),
                Shown.dir(judged.strangerTitle()),
                elsewhere ? Optional.of(links.story(judged.strangerStory())) : Optional.empty(),
                Shown.line(judged.strangerOutlet()),
                judged.verdict().rule() + " (" + judged.verdict().figures() + ")",
                Shown.line(judged.verdict().shared()),
                Shown.dir(judged.verdict().shared()));
    }
}
