package org.tributary.serve;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tributary.index.Facets;
import org.tributary.index.SearchIndex;
import org.tributary.model.Agency;
import org.tributary.model.Article;
import org.tributary.model.Enclosure;
import org.tributary.model.Republish;
import org.tributary.model.Ruling;
import org.tributary.model.SourceState;
import org.tributary.model.Story;
import org.tributary.publish.Edition;
import org.tributary.publish.Excerpt;
import org.tributary.store.Articles;
import org.tributary.store.Stories;

/** Stories, articles and sources as the API says them. Moments are ISO 8601 in UTC. */
final class ApiJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Edition.Rights rights;

    ApiJson(Edition.Rights rights) {
        this.rights = rights;
    }

    /** A story in a list, without texts; empty where nothing of it may be shown. */
    Optional<ObjectNode> story(Story story) {
        List<Article> shown = shown(story);
        if (shown.isEmpty()) return Optional.empty();
        ObjectNode node = head(story, shown);
        ArrayNode articles = node.putArray("articles");
        for (Article article : shown) articles.add(head(article));
        return Optional.of(node);
    }

    /** A story with all its texts, and why each article is in it. */
    Optional<ObjectNode> whole(Story story, List<Stories.Why> why) {
        List<Article> shown = shown(story);
        if (shown.isEmpty()) return Optional.empty();
        ObjectNode node = head(story, shown);
        ArrayNode articles = node.putArray("articles");
        for (Article article : shown) {
            ObjectNode one = body(article);
            articles.add(one);
            why.stream().filter(reason -> reason.articleId() == article.id()).forEach(reason -> {
                one.put("why", reason.why());
                reason.twin().ifPresent(twin -> one.put("equal_to", twin));
            });
        }
        return Optional.of(node);
    }

    /** What was compared with its articles, and what people said of them. */
    static void why(ObjectNode story, List<Stories.Judged> verdicts, List<Ruling> rulings) {
        ArrayNode compared = story.putArray("verdicts");
        for (Stories.Judged one : verdicts)
            compared.addObject()
                    .put("article", one.articleId())
                    .put("other", one.verdict().otherId())
                    .put("other_story", one.strangerStory())
                    .put("same", one.verdict().same())
                    .put("rule", one.verdict().rule())
                    .put("figures", one.verdict().figures())
                    .put("shared", one.verdict().shared())
                    .put("at", one.at().toString());
        ArrayNode said = story.putArray("rulings");
        for (Ruling one : rulings)
            said.addObject()
                    .put("article", one.oneId())
                    .put("other", one.otherId())
                    .put("apart", one.apart())
                    .put("at", one.at().toString());
    }

    /** An article in a list; empty where nothing of it may be shown. */
    Optional<ObjectNode> listed(Story story) {
        return shown(story).stream().findFirst().map(article -> head(article).put("story", story.id()));
    }

    /** With the piece of its text that has the words of a query. */
    static ObjectNode with(ObjectNode node, List<SearchIndex.Piece> snippet) {
        ArrayNode pieces = node.putArray("snippet");
        for (SearchIndex.Piece piece : snippet)
            pieces.addObject().put("text", piece.text()).put("hit", piece.hit());
        return node;
    }

    static ObjectNode facets(Facets facets) {
        ObjectNode node = NODES.objectNode();
        node.put("articles", facets.counted()).put("whole", facets.whole());
        counts(node.putArray("outlets"), facets.outlets());
        counts(node.putArray("agencies"), facets.agencies());
        counts(node.putArray("languages"), facets.languages());
        counts(node.putArray("days"), facets.days());
        return node;
    }

    private static <T> void counts(ArrayNode node, List<Facets.Count<T>> counts) {
        for (Facets.Count<T> count : counts)
            node.addObject().put("value", count.value().toString()).put("articles", count.articles());
    }

    /** A row that stands for the rest of a broken export. */
    static ObjectNode problem(String words) {
        return NODES.objectNode().put("title", words).put("problem", words);
    }

    private List<Article> shown(Story story) {
        return story.articles().stream()
                .filter(article -> rights.of(article) != Republish.NONE)
                .toList();
    }

    private static ObjectNode head(Story story, List<Article> shown) {
        Article lead = shown.get(0);
        ObjectNode node = NODES.objectNode();
        node.put("id", story.id()).put("uuid", story.uuid().toString());
        node.put("title", Shown.title(lead))
                .put("url", lead.url().toASCIIString())
                .put("outlet", lead.outlet());
        node.put("ordered", story.ordered().toString())
                .put("updated", story.updated().toString());
        return node;
    }

    private static ObjectNode head(Article article) {
        ObjectNode node = NODES.objectNode();
        node.put("id", article.id()).put("source", article.sourceId()).put("outlet", article.outlet());
        node.put("title", article.title()).put("url", article.url().toASCIIString());
        node.put("language", article.language());
        article.agency().ifPresent(agency -> agency(node.putObject("agency"), agency));
        put(node, "published", article.published());
        put(node, "updated", article.updated());
        node.put("first_seen", article.firstSeen().toString());
        return node;
    }

    private static void agency(ObjectNode node, Agency agency) {
        node.put("name", agency.name()).put("evidence", agency.evidence()).put("strict", agency.strict());
        agency.from().ifPresent(from -> node.put("inherited_from", from));
    }

    private ObjectNode body(Article article) {
        ObjectNode node = head(article);
        Republish portion = rights.of(article);
        ArrayNode authors = node.putArray("authors");
        article.authors().forEach(authors::add);
        ArrayNode categories = node.putArray("categories");
        article.categories().forEach(categories::add);
        if (portion == Republish.FULL) {
            node.put("text", article.text()).put("html", article.html());
            ArrayNode files = node.putArray("enclosures");
            for (Enclosure file : article.enclosures()) files.add(file.url().toASCIIString());
        } else if (portion == Republish.EXCERPT)
            node.put("excerpt", Excerpt.of(article.text().isBlank() ? article.summary() : article.text()));
        return node;
    }

    /** An article with what it said before, as far as its text may be shown. */
    ObjectNode article(Article article, List<Articles.Version> versions) {
        ObjectNode node = body(article);
        boolean full = rights.of(article) == Republish.FULL;
        ArrayNode before = node.putArray("versions");
        for (Articles.Version version : versions) {
            ObjectNode one = before.addObject();
            one.put("number", version.number()).put("title", version.title()).put("change", version.kind());
            one.put("filed", version.filed().toString())
                    .put("replaced", version.replaced().toString());
            if (full) one.put("text", version.text());
        }
        return node;
    }

    static ObjectNode source(SourceState state, String title) {
        ObjectNode node = NODES.objectNode();
        node.put("id", state.sourceId())
                .put("title", title)
                .put("outcome", state.outcome())
                .put("failures", state.failures());
        put(node, "last_poll", state.lastPoll());
        put(node, "last_success", state.lastSuccess());
        put(node, "next_poll", state.nextPoll());
        return node;
    }

    private static void put(ObjectNode node, String name, Optional<Instant> moment) {
        moment.ifPresent(known -> node.put(name, known.toString()));
    }
}
