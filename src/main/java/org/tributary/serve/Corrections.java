package org.tributary.serve;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.tributary.model.Article;
import org.tributary.model.Difference;
import org.tributary.model.Republish;
import org.tributary.model.Story;
import org.tributary.publish.Edition;
import org.tributary.store.Articles;
import org.tributary.store.Articles.Correction;

/** What outlets changed after they had published: corrections, updates and other headlines, with what was there before. */
final class Corrections {
    private static final Map<String, String> NAMES =
            Map.of("CORRECTION", "Correction", "UPDATE", "Update", "HEADLINE", "New headline");

    /** A public page quotes no more of an article than an excerpt would. */
    private static final int EXCERPT_WORDS = 120;

    private final Articles articles;
    private final BiFunction<String, String, Difference> difference;
    private final ZoneId zone;

    Corrections(Articles articles, BiFunction<String, String, Difference> difference, ZoneId zone) {
        this.articles = articles;
        this.difference = difference;
        this.zone = zone;
    }

    List<Correction> newest(int most, Edition.Rights rights) {
        return articles.corrections(most, Optional.empty()).stream()
                .filter(one -> rights.of(one.article()) != Republish.NONE)
                .toList();
    }

    static Instant changed(List<Correction> found) {
        return found.isEmpty() ? Instant.EPOCH : found.get(0).before().replaced();
    }

    List<CorrectionsPage.Line> lines(List<Correction> found, Edition.Rights rights, Links links) {
        return found.stream().map(one -> line(one, rights, links)).toList();
    }

    private CorrectionsPage.Line line(Correction one, Edition.Rights rights, Links links) {
        Article article = one.article();
        String title = Shown.line(one.titleAfter());
        Instant at = one.before().replaced();
        return new CorrectionsPage.Line(
                name(one.before().kind()),
                title,
                article.language(),
                Shown.dir(title),
                article.url().toASCIIString(),
                Shown.line(article.outlet()),
                Shown.dir(article.outlet()),
                links.outlet(article.outlet()),
                Shown.moment(at, zone),
                at.toString(),
                view(one, rights.of(article)));
    }

    static String name(String kind) {
        return NAMES.getOrDefault(kind, kind.isEmpty() ? "Changed" : capital(kind.toLowerCase(Locale.ROOT)));
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** Headlines may be quoted by everybody; of the text as much as the outlet lets this reader have. */
    private DiffView view(Correction one, Republish portion) {
        return view(one.before().title(), one.before().text(), one.titleAfter(), one.textAfter(), portion);
    }

    DiffView view(String titleBefore, String before, String titleAfter, String after, Republish portion) {
        boolean onlyTitle = portion.compareTo(Republish.EXCERPT) > 0;
        String from = titleBefore + "\n\n" + (onlyTitle ? "" : before);
        String to = titleAfter + "\n\n" + (onlyTitle ? "" : after);
        return DiffView.of(difference.apply(from, to), portion == Republish.FULL ? Integer.MAX_VALUE : EXCERPT_WORDS);
    }

    /** What a reprint makes of the lead, by the same measure. */
    Difference against(Article lead, Article reprint) {
        return difference.apply(lead.text(), reprint.text());
    }

    DiffView view(Difference found, Republish portion) {
        return DiffView.of(found, portion == Republish.FULL ? Integer.MAX_VALUE : EXCERPT_WORDS);
    }

    /** Each as an element of a publication of its own, so that every format can write it. */
    List<Story> stories(List<Correction> found, Edition.Rights rights) {
        return found.stream().map(one -> story(one, rights.of(one.article()))).toList();
    }

    private Story story(Correction one, Republish portion) {
        Article a = one.article();
        DiffView view = view(one, portion);
        String words = view.words();
        Instant at = one.before().replaced();
        Article told = new Article(
                a.id(),
                a.sourceId(),
                a.outlet(),
                a.guid(),
                a.url(),
                a.canonical(),
                name(one.before().kind()) + ": " + one.titleAfter(),
                words,
                words,
                view.html(),
                a.authors(),
                Optional.of(at),
                Optional.of(at),
                at,
                at,
                a.language(),
                a.agency(),
                a.categories(),
                List.of(),
                Optional.empty(),
                a.mayQuote(),
                a.origin(),
                a.fingerprint());
        String name = "tributary correction " + a.sourceId() + " " + a.guid() + " "
                + one.before().number();
        return new Story(a.id(), UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)), at, at, List.of(told));
    }
}
