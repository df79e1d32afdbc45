package org.tributary.publish;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tributary.model.Agency;
import org.tributary.model.Article;
import org.tributary.model.Enclosure;
import org.tributary.model.Republish;
import org.tributary.model.Story;

/**
 * One element of a publication: what its readers may get of a story, decided once for every format. All text is fit
 * for XML.
 *
 * @param id made from the story, never from an address
 * @param title plain text, never empty
 * @param authors never empty: newsboat does not inherit a feed's author
 * @param language a BCP 47 tag; empty where nobody can say
 * @param summary plain text; empty where there is none or none may be given
 * @param html the content as it may be given, with the reprints named at its end; empty for a title alone
 * @param also one for each further outlet, by first seen
 */
record Entry(
        String id,
        String title,
        URI link,
        List<String> authors,
        String language,
        Direction direction,
        String summary,
        String html,
        Instant published,
        Instant updated,
        Optional<Agency> agency,
        List<String> categories,
        List<Enclosure> enclosures,
        Optional<URI> image,
        Outlet outlet,
        List<Also> also) {
    private static final int TITLE_WORDS = 14;

    /** The same story in a further outlet. */
    record Also(String outlet, URI link, String language) {}

    /** Empty where the outlets of the story let nothing of it be republished. */
    static Optional<Entry> of(Story story, Edition edition) {
        List<Article> shown = story.articles().stream()
                .filter(article -> edition.rights().of(article) != Republish.NONE)
                .toList();
        return shown.isEmpty() ? Optional.empty() : Optional.of(of(story, shown, edition));
    }

    private static Entry of(Story story, List<Article> shown, Edition edition) {
        Article lead = shown.get(0);
        Republish portion = edition.rights().of(lead);
        boolean full = portion == Republish.FULL;
        boolean more = portion != Republish.TITLE;
        List<Also> also = also(shown);
        return new Entry(
                "urn:uuid:" + story.uuid(),
                title(lead),
                lead.url(),
                authors(lead),
                language(lead),
                direction(lead),
                more ? Excerpt.of(CleanText.of(lead.summary().isBlank() ? lead.text() : lead.summary())) : "",
                CleanText.of(HtmlWriter.content(lead, portion, also)),
                lead.published().orElse(lead.firstSeen()),
                story.updated(),
                lead.agency(),
                more ? lines(lead.categories()) : List.of(),
                full ? lead.enclosures() : List.of(),
                more ? lead.image() : Optional.empty(),
                edition.outlets().of(lead),
                also);
    }

    private static List<Also> also(List<Article> shown) {
        Set<String> outlets = new HashSet<>(Set.of(shown.get(0).outlet()));
        List<Also> also = new ArrayList<>();
        for (Article reprint : shown.subList(1, shown.size()))
            if (outlets.add(reprint.outlet()))
                also.add(new Also(CleanText.line(reprint.outlet()), reprint.url(), language(reprint)));
        return also;
    }

    /** Some entries, as of short messages, have no title: their first words stand for it. */
    private static String title(Article lead) {
        String title = CleanText.line(lead.title());
        if (!title.isEmpty()) return title;
        String[] words = CleanText.line(lead.text().isBlank() ? lead.summary() : lead.text())
                .split(" ", TITLE_WORDS + 1);
        if (words[0].isEmpty())
            return CleanText.line(lead.outlet()).isEmpty() ? lead.url().toString() : CleanText.line(lead.outlet());
        boolean cut = words.length > TITLE_WORDS;
        return String.join(" ", List.of(words).subList(0, Math.min(words.length, TITLE_WORDS))) + (cut ? " …" : "");
    }

    private static List<String> authors(Article lead) {
        List<String> named = lines(lead.authors());
        if (!named.isEmpty()) return named;
        String outlet = CleanText.line(lead.outlet());
        return List.of(outlet.isEmpty() ? lead.url().getHost() : outlet);
    }

    private static List<String> lines(List<String> raw) {
        return raw.stream()
                .map(CleanText::line)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }

    private static String language(Article article) {
        return article.language().matches("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*") ? article.language() : "";
    }

    private static Direction direction(Article article) {
        return Direction.of(article.title() + " " + article.text());
    }
}
