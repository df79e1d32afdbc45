package org.tributary.serve;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tributary.index.Facets;
import org.tributary.index.SearchIndex;
import org.tributary.index.SearchIndex.Found;
import org.tributary.model.Article;
import org.tributary.model.Query;
import org.tributary.model.Story;
import org.tributary.store.Stories;

/** Finds the stories that a reader wishes for, newest or best first. */
final class River {
    private final Stories stories;
    private final SearchIndex index;
    private final IndexFollower follower;

    River(Stories stories, SearchIndex index, IndexFollower follower) {
        this.stories = stories;
        this.index = index;
        this.follower = follower;
    }

    /**
     * Where a page ended; the next one begins below it. An address names it by milliseconds and story, where articles
     * are listed by the article too, and where the best stand first by its score.
     */
    record Place(Instant ordered, long storyId, long articleId, float score) {
        private static final Pattern WRITTEN =
                Pattern.compile("(-?[0-9]{1,16})-([0-9]{1,18})(?:-([0-9]{1,18}))?(?:-s([0-9]{1,9}|1[0-9]{9}))?");

        static Place read(String text) {
            Matcher written = WRITTEN.matcher(text);
            if (!written.matches()) throw Refusal.wrong("'" + text + "' is no place in the river.");
            return new Place(
                    Instant.ofEpochMilli(Long.parseLong(written.group(1))),
                    Long.parseLong(written.group(2)),
                    written.group(3) == null ? 0 : Long.parseLong(written.group(3)),
                    written.group(4) == null ? 0 : Float.intBitsToFloat(Integer.parseInt(written.group(4))));
        }

        static Place of(Found found, SearchIndex.Unit unit) {
            long article = unit == SearchIndex.Unit.ARTICLE ? found.articleId() : 0;
            return new Place(found.ordered(), found.storyId(), article, found.score());
        }

        Found found() {
            return new Found(storyId, ordered, articleId, score);
        }

        @Override
        public String toString() {
            return ordered.toEpochMilli() + "-" + storyId + (articleId == 0 ? "" : "-" + articleId)
                    + (score == 0 ? "" : "-s" + Float.floatToIntBits(score));
        }
    }

    /**
     * One page of an answer.
     *
     * @param matched by story the article that answers the query; nothing for the whole river
     * @param next where the next page begins, where there may be one
     */
    record Page(List<Story> stories, Map<Long, Long> matched, Optional<Place> next) {
        Instant changed() {
            return stories.stream().map(Story::updated).max(Instant::compareTo).orElse(Instant.EPOCH);
        }
    }

    /** The number of the store's last change: while it stays, every wish gets the same stories. */
    long lastSeq() {
        return stories.lastSeq();
    }

    Page page(Wish wish, Catalogue catalogue) {
        boolean river = wish.isEverything() && wish.unit() == SearchIndex.Unit.STORY;
        return river && wish.order() == SearchIndex.Order.NEWEST ? newest(wish) : found(wish, catalogue);
    }

    /** Stories by their numbers, in this order. */
    Page these(List<Long> ids) {
        return new Page(stories.load(ids), Map.of(), Optional.empty());
    }

    /** For a walk over everything: waits until the index knows all that the store does. */
    void catchUp() {
        follower.follow();
    }

    private Page newest(Wish wish) {
        List<Story> page = stories.newest(
                wish.n(), wish.below().map(place -> new Stories.Place(place.ordered(), place.storyId())));
        if (page.size() < wish.n()) return new Page(page, Map.of(), Optional.empty());
        Story last = page.get(page.size() - 1);
        return new Page(page, Map.of(), Optional.of(new Place(last.ordered(), last.id(), 0, 0)));
    }

    /** What the index has found and the store has merged away meanwhile is left out, but the walk goes on behind it. */
    private Page found(Wish wish, Catalogue catalogue) {
        List<Found> found = asked(wish, catalogue);
        Map<Long, Story> loaded = stories
                .load(found.stream().map(Found::storyId).distinct().toList())
                .stream()
                .collect(Collectors.toMap(Story::id, Function.identity()));
        List<Story> shown = new ArrayList<>();
        for (Found one : found)
            Optional.ofNullable(loaded.get(one.storyId()))
                    .flatMap(story ->
                            wish.unit() == SearchIndex.Unit.STORY ? Optional.of(story) : alone(story, one.articleId()))
                    .ifPresent(shown::add);
        Map<Long, Long> matched =
                found.stream().collect(Collectors.toMap(Found::storyId, Found::articleId, (first, later) -> first));
        return new Page(
                shown,
                matched,
                found.size() < wish.n()
                        ? Optional.empty()
                        : Optional.of(Place.of(found.get(found.size() - 1), wish.unit())));
    }

    private List<Found> asked(Wish wish, Catalogue catalogue) {
        follower.glance();
        try {
            return index.find(
                    wish.query(),
                    catalogue::withTag,
                    wish.order(),
                    wish.unit(),
                    wish.n(),
                    wish.below().map(Place::found));
        } catch (IllegalArgumentException e) {
            throw Refusal.wrong("This query asks for too much at once; please ask for less.");
        }
    }

    /** One article in the place of its story, known to the world by a name of its own. */
    private static Optional<Story> alone(Story story, long articleId) {
        for (Article article : story.articles())
            if (article.id() == articleId) {
                byte[] name = (story.uuid() + " " + articleId).getBytes(StandardCharsets.UTF_8);
                return Optional.of(new Story(
                        story.id(), UUID.nameUUIDFromBytes(name), story.ordered(), story.updated(), List.of(article)));
            }
        return Optional.empty();
    }

    /** How all that answers the wish spreads; readers learn nothing of sources that are not republished. */
    Facets facets(Wish wish, Catalogue catalogue, Reader reader) {
        Query query = wish.query();
        if (reader == Reader.PUBLIC)
            for (String hidden : catalogue.hidden())
                query = query.and(new Query(List.of(new Query.Not(new Query.OfSource(hidden)))));
        try {
            return index.facets(query, catalogue::withTag);
        } catch (IllegalArgumentException e) {
            throw Refusal.wrong("This query asks for too much at once; please ask for less.");
        }
    }

    BiFunction<String, String, List<SearchIndex.Piece>> snippets(Wish wish) {
        return index.snippets(wish.query());
    }
}
