package org.tributary.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.tributary.model.Article;
import org.tributary.model.Neighbour;
import org.tributary.model.Placement;

/** What must hold for whatever comes, in whatever order. */
class FoldingLawsTest {
    private static final int TRIES = 60;

    @Property(tries = TRIES)
    void an_unrelated_item_changes_nothing(@ForAll Random random, @ForAll @IntRange(max = 11) int at) {
        List<StoryPlacer.Item> items = items(random, 12);
        List<StoryPlacer.Item> more = new ArrayList<>(items);
        more.add(at, Texts.news(new Random(random.nextLong()), "unrelated"));

        Map<String, String> with = stories(more);
        with.remove("unrelated");

        assertThat(with).isEqualTo(stories(items));
    }

    @Property(tries = TRIES)
    void a_reprint_of_a_reprint_joins(@ForAll Random random) {
        StoryPlacer.Item first = Texts.news(random, "a");
        StoryPlacer.Item second = Texts.reprint(random, first, "b");
        StoryPlacer.Item third = Texts.reprint(random, second, "c");

        assertThat(stories(List.of(first, second, third)).values()).containsOnly("a");
    }

    @Property(tries = TRIES)
    void the_same_item_twice_is_once(@ForAll Random random, @ForAll @IntRange(max = 11) int which) {
        List<StoryPlacer.Item> items = items(random, 12);
        StoryPlacer.Item one = items.get(which);
        items.add(new StoryPlacer.Item("again", one.outlet(), one.url(), one.title(), one.body()));

        Map<String, String> stories = stories(items);

        assertThat(stories.get("again")).isEqualTo(stories.get(one.id()));
    }

    @Property(tries = TRIES)
    void the_order_of_reprints_decides_who_leads_and_not_who_belongs(@ForAll Random random) {
        List<StoryPlacer.Item> items = items(random, 12);
        List<StoryPlacer.Item> shuffled = new ArrayList<>(items);
        Collections.shuffle(shuffled, random);

        assertThat(groups(shuffled)).isEqualTo(groups(items));
    }

    @Property(tries = TRIES)
    void restarting_between_any_two_items_changes_nothing(
            @ForAll Random random, @ForAll @IntRange(min = 1, max = 11) int at) {
        List<StoryPlacer.Item> items = items(random, 12);
        items.replaceAll(
                i -> new StoryPlacer.Item(i.id(), "one of two " + i.id().length(), i.url(), i.title(), i.body()));
        List<Article> articles = Texts.articles(items);

        assertThat(placements(articles, at)).isEqualTo(placements(articles, articles.size()));
    }

    /** Places the articles one after the other, with a new Folding from {@code restart} on that is told what is stored. */
    private static List<Placement> placements(List<Article> articles, int restart) {
        Folding folding = new Folding();
        List<Neighbour> stored = new ArrayList<>();
        List<Placement> placements = new ArrayList<>();
        for (int i = 0; i < articles.size(); i++) {
            if (i == restart) {
                folding = new Folding();
                for (Neighbour one : stored) follow(folding, one.article());
            }
            Article article = articles.get(i);
            Placement placement = folding.place(
                    article,
                    key -> stored.stream()
                            .filter(s -> s.article().canonical().equals(key.canonical()))
                            .toList(),
                    ids -> ids.stream().map(id -> stored.get((int) (id - 1))).toList());
            placements.add(placement);
            stored.add(new Neighbour(article, placement.storyId().orElse(article.id())));
            follow(folding, article);
        }
        return placements;
    }

    private static void follow(Folding folding, Article article) {
        folding.follow(article.id(), article.outlet(), Instant.EPOCH, article.fingerprint());
    }

    private static List<StoryPlacer.Item> items(Random random, int size) {
        List<StoryPlacer.Item> items = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            boolean reprint = i > 0 && random.nextInt(3) > 0;
            items.add(
                    reprint
                            ? Texts.reprint(random, items.get(random.nextInt(i)), "item" + i)
                            : Texts.news(random, "item" + i));
        }
        return items;
    }

    private static Map<String, String> stories(List<StoryPlacer.Item> items) {
        StoryPlacer placer = new StoryPlacer();
        items.forEach(placer::place);
        Map<String, String> stories = new HashMap<>();
        for (int i = 0; i < items.size(); i++)
            stories.put(items.get(i).id(), placer.placed().get(i).story());
        return stories;
    }

    /** For each item the items of its story, so that it does not matter which of them founded it. */
    private static Map<String, List<String>> groups(List<StoryPlacer.Item> items) {
        Map<String, String> stories = stories(items);
        Map<String, List<String>> groups = new HashMap<>();
        for (String id : stories.keySet())
            groups.put(
                    id,
                    stories.keySet().stream()
                            .filter(other -> stories.get(other).equals(stories.get(id)))
                            .sorted()
                            .toList());
        return groups;
    }
}
