package org.tributary.publish;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tributary.model.Agency;
import org.tributary.model.Article;
import org.tributary.model.Enclosure;
import org.tributary.model.Extraction;
import org.tributary.model.Fingerprint;
import org.tributary.model.Republish;
import org.tributary.model.Story;

/** Stories for tests of what we write and serve; all invented. */
public final class SampleStories {
    public static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private SampleStories() {}

    public static Article article(long id, String outlet, String language, String title, String text) {
        String source = "s" + Integer.toHexString(outlet.hashCode());
        StringBuilder html = new StringBuilder();
        for (String paragraph : text.split("\n\n"))
            html.append("<p>").append(HtmlWriter.escaped(paragraph)).append("</p>");
        return new Article(
                id,
                source,
                outlet,
                "guid-" + id,
                URI.create("https://" + source + ".example/news/" + id),
                "https://" + source + ".example/news/" + id,
                title,
                "",
                text,
                html.toString(),
                List.of(),
                Optional.of(NOON.minus(Duration.ofMinutes(90))),
                Optional.empty(),
                NOON.plusSeconds(id),
                NOON.plusSeconds(id),
                language,
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Republish.FULL,
                Extraction.Origin.PAGE,
                new Fingerprint(id, new int[0]));
    }

    public static Article with(
            Article a, List<String> authors, Optional<Agency> agency, List<String> categories, List<Enclosure> files) {
        return new Article(
                a.id(),
                a.sourceId(),
                a.outlet(),
                a.guid(),
                a.url(),
                a.canonical(),
                a.title(),
                a.summary(),
                a.text(),
                a.html(),
                authors,
                a.published(),
                a.updated(),
                a.firstSeen(),
                a.ordered(),
                a.language(),
                agency,
                categories,
                files,
                files.isEmpty() ? Optional.empty() : Optional.of(URI.create("https://pictures.example/lead.jpg")),
                a.mayQuote(),
                a.origin(),
                a.fingerprint());
    }

    /** The same, met and published then. */
    public static Article standing(Article a, Instant at) {
        return new Article(
                a.id(),
                a.sourceId(),
                a.outlet(),
                a.guid(),
                a.url(),
                a.canonical(),
                a.title(),
                a.summary(),
                a.text(),
                a.html(),
                a.authors(),
                Optional.empty(),
                a.updated(),
                at,
                at,
                a.language(),
                a.agency(),
                a.categories(),
                a.enclosures(),
                a.image(),
                a.mayQuote(),
                a.origin(),
                a.fingerprint());
    }

    public static Article quotable(Article a, Republish mayQuote) {
        return new Article(
                a.id(),
                a.sourceId(),
                a.outlet(),
                a.guid(),
                a.url(),
                a.canonical(),
                a.title(),
                a.summary(),
                a.text(),
                a.html(),
                a.authors(),
                a.published(),
                a.updated(),
                a.firstSeen(),
                a.ordered(),
                a.language(),
                a.agency(),
                a.categories(),
                a.enclosures(),
                a.image(),
                mayQuote,
                a.origin(),
                a.fingerprint());
    }

    public static Story story(long id, Article... articles) {
        return new Story(
                id,
                UUID.nameUUIDFromBytes(("story " + id).getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                articles[0].ordered(),
                articles[0].firstSeen().plusSeconds(60),
                List.of(articles));
    }

    /** A river in four languages: a story in three outlets, right-to-left ones, one with files, one without a title. */
    public static List<Story> river() {
        Article dam = with(
                article(1, "Tigris Post", "en", "Dam gates open & the river \"rises\" <again>", """
                        MOSUL (AFP) - The gates of the dam were opened on Tuesday & nobody was hurt, engineers said.

                        Water is expected in the lower villages by Thursday."""),
                List.of("Nadia Karim", "Omar Aziz"),
                Optional.of(new Agency("AFP", "MOSUL (AFP)")),
                List.of("Iraq", "Water & power"),
                List.of(
                        new Enclosure(
                                URI.create("https://pictures.example/dam.mp3"),
                                Optional.of("audio/mpeg"),
                                Optional.of(1234L)),
                        new Enclosure(
                                URI.create("https://pictures.example/dam.pdf"),
                                Optional.of("junk"),
                                Optional.empty())));
        Article damAgain =
                article(2, "Zagros News", "en", "River rises", "The gates of the dam were opened on Tuesday.");
        Article damThird = article(3, "الرافدين اليوم", "ar", "فتح بوابات السد", "فتحت بوابات السد يوم الثلاثاء.");
        Article arabic = article(
                4,
                "الرافدين اليوم",
                "ar",
                "NATO: الحلف يبحث توسيع مهمته في العراق",
                "بحث الحلف اليوم توسيع مهمته.\n\nولم يحدد موعدا.");
        Article sorani = article(5, "هەواڵی زاگرۆس", "ckb", "نرخی نەوت بەرزبووەوە", "نرخی نەوت ئەمڕۆ بەرزبووەوە.");
        Article kurmanji = article(
                6,
                "Rojnameya Çiya",
                "kmr",
                "Berf li çiyayan bariya",
                "Berf îro li çiyayên bilind bariya û rê hatin girtin.");
        Article untitled = article(
                7,
                "Wire of Short Notes",
                "",
                "",
                "A note without a title that says in one line what has happened on the bridge this morning, no more.");
        return List.of(
                story(70, untitled),
                story(60, kurmanji),
                story(50, sorani),
                story(40, arabic),
                story(10, dam, damAgain, damThird));
    }

    public static Edition edition(List<Story> stories, Edition.Rights rights) {
        return new Edition(
                "urn:uuid:5b1cf9f2-0000-4000-8000-000000000000",
                "Iraq & the region",
                URI.create("http://127.0.0.1:8080/feed.atom"),
                URI.create("http://127.0.0.1:8080/"),
                new Edition.Walk(
                        Optional.empty(),
                        Optional.of(URI.create("http://127.0.0.1:8080/feed.atom?after=1-2")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                NOON.plusSeconds(600),
                stories,
                rights,
                article -> new Outlet(
                        article.outlet(),
                        Optional.of(URI.create("https://" + article.sourceId() + ".example/feed?a=1&b=2")),
                        Optional.of(URI.create("https://" + article.sourceId() + ".example/")),
                        Optional.of("© " + article.outlet()),
                        Optional.empty(),
                        Optional.of(NOON)));
    }

    public static Edition edition() {
        return edition(river(), article -> Republish.FULL);
    }
}
