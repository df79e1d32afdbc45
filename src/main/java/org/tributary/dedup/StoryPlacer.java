package org.tributary.dedup;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tributary.model.Article;
import org.tributary.model.CanonicalUrl;
import org.tributary.model.Extraction;
import org.tributary.model.Neighbour;
import org.tributary.model.Placement;
import org.tributary.model.Republish;
import org.tributary.model.WebUrl;

/**
 * Folds a list of items without a store, one after the other as they come: what the {@code dedup} filter does. It holds
 * all of them in memory. The order of arrival is the clock; what an item says about its date is not looked at.
 */
public final class StoryPlacer {
    /** One thing to place. Anything but the id may be empty. */
    public record Item(String id, String outlet, String url, String title, String body) {}

    /** The story an item ended in: the id of the item that founded it, and why it came there. */
    public record Placed(String story, String why) {}

    private final Fingerprinter fingerprinter = new Fingerprinter();
    private final Folding folding = new Folding();
    private final List<Article> articles = new ArrayList<>();
    private final List<Placement> placements = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final List<Integer> story = new ArrayList<>();
    private final Map<Object, List<Long>> keys = new HashMap<>();

    /** Places the next item. */
    public void place(Item item) {
        Article article = article(item, articles.size() + 1L);
        Placement placement = folding.place(article, this::byKeys, this::load);
        articles.add(article);
        names.add(item.id());
        placements.add(placement);
        int mine = placement.storyId().map(Long::intValue).orElse(articles.size() - 1);
        story.add(mine);
        for (long other : placement.alsoMatches()) join((int) other, mine);
        folding.follow(article.id(), article.outlet(), article.firstSeen(), article.fingerprint());
        if (!article.canonical().isEmpty()) remember(article.canonical(), article.id());
        if (article.fingerprint().bodyHash() != 0)
            remember(article.fingerprint().bodyHash(), article.id());
    }

    /** Where each item ended, in the order in which they came. */
    public List<Placed> placed() {
        List<Placed> all = new ArrayList<>();
        for (int i = 0; i < names.size(); i++)
            all.add(new Placed(names.get(root(story.get(i))), placements.get(i).why()));
        return all;
    }

    private void remember(Object key, long id) {
        keys.computeIfAbsent(key, k -> new ArrayList<>()).add(id);
    }

    private List<Neighbour> byKeys(Article article) {
        List<Long> ids = new ArrayList<>(keys.getOrDefault(article.canonical(), List.of()));
        for (long id : keys.getOrDefault(article.fingerprint().bodyHash(), List.of()))
            if (!ids.contains(id)) ids.add(id);
        return load(ids);
    }

    private List<Neighbour> load(List<Long> ids) {
        List<Neighbour> found = new ArrayList<>();
        for (long id : ids) found.add(new Neighbour(articles.get((int) id - 1), root(story.get((int) id - 1))));
        return found;
    }

    private int root(int at) {
        int up = at;
        while (story.get(up) != up) up = story.get(up);
        return up;
    }

    private void join(int one, int other) {
        int a = root(one);
        int b = root(other);
        if (a != b) story.set(Math.max(a, b), Math.min(a, b));
    }

    private Article article(Item item, long id) {
        Optional<URI> url = WebUrl.of(item.url());
        Instant now = Instant.EPOCH;
        return new Article(
                id,
                item.outlet(),
                item.outlet(),
                item.id(),
                url.orElse(URI.create("")),
                url.map(u -> CanonicalUrl.of(u).value()).orElse(""),
                item.title(),
                "",
                item.body(),
                "",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                now,
                now,
                "",
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Republish.FULL,
                Extraction.Origin.FEED,
                fingerprinter.sign(item.title(), item.body(), ""));
    }
}
