package org.tributary.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Reprints have the agency of their story: one that gives no credit itself takes over the strict credit that another
 * gives, with the words that say so and whose they are. Where strict credits name different agencies nobody inherits.
 */
final class Credits {
    private final Statements sql;

    Credits(Statements sql) {
        this.sql = sql;
    }

    private record Credit(
            long articleId, Optional<String> agency, String evidence, boolean strict, Optional<Long> from) {
        boolean isOwn() {
            return agency.isPresent() && from.isEmpty();
        }
    }

    /** Looks at all members: what is inherited follows what is credited, also when that changes or leaves. */
    void settle(long storyId) {
        List<Credit> all = sql.list(
                "SELECT id, agency, agency_evidence, agency_strict, agency_from FROM article WHERE story_id = ?"
                        + " ORDER BY id",
                Credits::credit,
                storyId);
        Optional<Credit> heritage = heritage(all);
        for (Credit one : all) if (!one.isOwn()) give(one, heritage);
    }

    private static Optional<Credit> heritage(List<Credit> all) {
        List<Credit> strict =
                all.stream().filter(one -> one.isOwn() && one.strict).toList();
        boolean agreed = strict.stream().map(Credit::agency).distinct().count() == 1;
        return agreed ? Optional.of(strict.get(0)) : Optional.empty();
    }

    private void give(Credit one, Optional<Credit> heritage) {
        Optional<String> agency = heritage.flatMap(Credit::agency);
        Optional<Long> from = heritage.map(Credit::articleId);
        String evidence = heritage.map(Credit::evidence).orElse("");
        if (one.agency.equals(agency) && one.from.equals(from) && Objects.equals(one.evidence, evidence)) return;
        sql.run(
                "UPDATE article SET agency = ?, agency_evidence = ?, agency_strict = FALSE, agency_from = ? WHERE id = ?",
                agency,
                heritage.map(Credit::evidence),
                from,
                one.articleId);
    }

    private static Credit credit(Row row) throws SQLException {
        return new Credit(
                row.number(), row.maybe(), row.text(), row.flag(), row.maybe().map(Long::valueOf));
    }
}
