package org.tributary.serve;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.tributary.model.Article;

/**
 * When an article came out, as a page shows it. Readers expect the outlet's own time; where the outlet gives none ours
 * stands there, and that is said.
 *
 * @param machine for programs
 * @param exact both times in full, with their zone
 * @param words what stands on the page
 */
public record Stamp(String machine, String exact, String words) {

    /** Below the heading of a day: only what that does not say already. */
    static Stamp under(Instant day, Article article, ZoneId zone) {
        Instant at = at(article);
        boolean same = at.atZone(zone).toLocalDate().equals(day.atZone(zone).toLocalDate());
        return of(article, zone, same ? Shown.time(at, zone) : Shown.date(at, day, zone) + " " + Shown.time(at, zone));
    }

    /** Where nothing around it says which day it was. */
    static Stamp alone(Article article, ZoneId zone) {
        return of(article, zone, Shown.moment(at(article), zone));
    }

    private static Stamp of(Article article, ZoneId zone, String words) {
        String seen = "first seen " + Shown.moment(article.firstSeen(), zone);
        return new Stamp(
                at(article).toString(),
                article.published()
                        .map(own -> "published " + Shown.moment(own, zone) + ", " + seen)
                        .orElse(seen),
                article.published().isPresent() ? words : "seen " + words);
    }

    /** Our own time, where it is not the one that stands there anyhow. */
    static Optional<Stamp> seen(Article article, ZoneId zone) {
        if (article.published().isEmpty()) return Optional.empty();
        String words = Shown.moment(article.firstSeen(), zone);
        return Optional.of(new Stamp(article.firstSeen().toString(), words, words));
    }

    private static Instant at(Article article) {
        return article.published().orElse(article.firstSeen());
    }
}
