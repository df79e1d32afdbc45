package org.tributary.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.tributary.model.Story;

/** What webhooks have been told and are still to be told. */
public final class Alerts {
    private final Jdbi jdbi;

    Alerts(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * A story that a publication is to tell of.
     *
     * @param version when the story last changed in more than looks
     * @param tries that were in vain
     */
    public record Due(String publication, long storyId, Instant version, int tries) {}

    /** Up to which change a publication has looked; empty for a new one. */
    public Optional<Long> place(String publication) {
        return jdbi.withHandle(handle -> place(handle, publication));
    }

    /**
     * Forgets how far publications have looked that have no webhook any more, and what they were still to tell. What
     * they have told stays known.
     */
    public void keepOnly(Set<String> publications) {
        jdbi.useTransaction(handle -> {
            for (String one : handle.createQuery("SELECT publication FROM alert_place")
                    .mapTo(String.class)
                    .list()) {
                if (publications.contains(one)) continue;
                handle.execute("DELETE FROM alert_place WHERE publication = ?", one);
                handle.execute("UPDATE alert SET due = NULL WHERE publication = ? AND due IS NOT NULL", one);
            }
        });
    }

    private static Optional<Long> place(Handle handle, String publication) {
        return handle.createQuery("SELECT seq FROM alert_place WHERE publication = ?")
                .bind(0, publication)
                .mapTo(Long.class)
                .findOne();
    }

    /**
     * Notes stories to be told, and that everything up to this change has been looked at: both or neither.
     *
     * @param again whether a story that was told is told once more when it has changed since
     */
    public void note(String publication, List<Story> stories, boolean again, long seq, Instant now) {
        jdbi.useTransaction(handle -> {
            for (Story story : stories) note(handle, publication, story, again, now);
            String sql = place(handle, publication).isPresent()
                    ? "UPDATE alert_place SET seq = ? WHERE publication = ?"
                    : "INSERT INTO alert_place (seq, publication) VALUES (?, ?)";
            handle.execute(sql, seq, publication);
        });
    }

    private static void note(Handle handle, String publication, Story story, boolean again, Instant now) {
        Optional<Instant> told = handle.createQuery("SELECT version FROM alert WHERE publication = ? AND story_id = ?")
                .bind(0, publication)
                .bind(1, story.id())
                .map((result, context) -> new Row(result).instant())
                .findOne();
        if (told.isEmpty())
            handle.execute(
                    "INSERT INTO alert (publication, story_id, version, due, tries) VALUES (?, ?, ?, ?, 0)",
                    publication,
                    story.id(),
                    story.updated(),
                    now);
        else if (again && story.updated().isAfter(told.get()))
            handle.execute(
                    "UPDATE alert SET version = ?, due = ?, tries = 0 WHERE publication = ? AND story_id = ?",
                    story.updated(),
                    now,
                    publication,
                    story.id());
    }

    /** Those whose time has come, the longest due first. */
    public List<Due> due(String publication, Instant now, int most) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT publication, story_id, version, tries FROM alert"
                        + " WHERE publication = ? AND due <= ? ORDER BY due, story_id LIMIT ?")
                .bind(0, publication)
                .bind(1, now)
                .bind(2, most)
                .map((result, context) -> {
                    Row row = new Row(result);
                    return new Due(row.text(), row.number(), row.instant(), row.small());
                })
                .list());
    }

    /** @param next when it is tried again; empty where it was told, or is given up */
    public void tried(Due one, Optional<Instant> next) {
        jdbi.useHandle(handle -> handle.execute(
                "UPDATE alert SET due = ?, tries = tries + 1 WHERE publication = ? AND story_id = ? AND version = ?",
                next.orElse(null),
                one.publication(),
                one.storyId(),
                one.version()));
    }
}
