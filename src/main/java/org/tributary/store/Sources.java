package org.tributary.store;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.tributary.model.Republish;
import org.tributary.model.Source;
import org.tributary.model.SourceState;

/** The sources that feeds.yml names or ever named, as the store remembers them. Headers are never stored. */
public final class Sources {
    private final Jdbi jdbi;

    Sources(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * From now on these are the sources. A new one is due at once; one with a new address too, and what was known of
     * the old address's redirects is forgotten; one no longer named is not polled, its articles stay.
     */
    public void name(Collection<Source> named, Instant now) {
        jdbi.useTransaction(handle -> {
            Map<String, Remembered> before = new HashMap<>();
            for (Remembered one : all(handle)) before.put(one.id(), one);
            Set<String> gone = takenDown(handle);
            for (Source source : named)
                if (!gone.contains(source.id()))
                    name(handle, source, Optional.ofNullable(before.remove(source.id())), now);
            for (Remembered left : before.values()) if (left.named()) dismiss(handle, left.id());
        });
    }

    /** Sources that were taken down as a whole, though feeds.yml may name them still. */
    public Set<String> takenDown() {
        return jdbi.withHandle(Sources::takenDown);
    }

    private static Set<String> takenDown(Handle handle) {
        return handle.createQuery("SELECT source_id FROM tombstone WHERE guid = ''")
                .mapTo(String.class)
                .set();
    }

    private static void name(Handle handle, Source source, Optional<Remembered> before, Instant now) {
        if (before.isEmpty()) {
            handle.createUpdate("INSERT INTO source (title, named, url, outlet, tags, language, republish, since, id)"
                            + " VALUES ('', TRUE, ?, ?, ?, ?, ?, ?, ?)")
                    .bind(0, source.url().toString())
                    .bind(1, source.outlet().orElse(""))
                    .bind(2, Packed.list(source.tags()))
                    .bind(3, source.language().orElse(""))
                    .bind(4, source.republish().map(Republish::name).orElse(""))
                    .bind(5, now)
                    .bind(6, source.id())
                    .execute();
            SourceStates.insert(handle, SourceState.fresh(source.id(), now));
            return;
        }
        if (!before.get().equals(Remembered.of(source, before.get().title()))) update(handle, source);
        boolean moved = !before.get().url().equals(source.url().toString());
        if (moved || !before.get().named()) SourceStates.beginAgain(handle, source.id(), now);
    }

    private static void update(Handle handle, Source source) {
        handle.createUpdate("UPDATE source SET named = TRUE, url = ?, outlet = ?, tags = ?, language = ?,"
                        + " republish = ? WHERE id = ?")
                .bind(0, source.url().toString())
                .bind(1, source.outlet().orElse(""))
                .bind(2, Packed.list(source.tags()))
                .bind(3, source.language().orElse(""))
                .bind(4, source.republish().map(Republish::name).orElse(""))
                .bind(5, source.id())
                .execute();
    }

    private static void dismiss(Handle handle, String id) {
        handle.execute("UPDATE source SET named = FALSE WHERE id = ?", id);
        handle.execute("DELETE FROM feed_body WHERE source_id = ?", id);
        handle.execute("UPDATE source_state SET next_poll = NULL, due = NULL, holder = NULL WHERE source_id = ?", id);
    }

    /** All that are or were named, by id. */
    public List<Remembered> all() {
        return jdbi.withHandle(Sources::all);
    }

    private static List<Remembered> all(Handle handle) {
        return handle.createQuery(
                        "SELECT id, named, url, outlet, title, tags, language, republish FROM source ORDER BY id")
                .map((result, context) -> {
                    Row row = new Row(result);
                    return new Remembered(
                            row.text(),
                            row.flag(),
                            row.text(),
                            row.text(),
                            row.text(),
                            Packed.list(row.text()),
                            row.text(),
                            row.text());
                })
                .list();
    }

    /**
     * A source as the store knows it.
     *
     * @param named feeds.yml names it today
     * @param outlet as feeds.yml gives it; empty where it gives none
     * @param title what the feed last called itself
     */
    public record Remembered(
            String id,
            boolean named,
            String url,
            String outlet,
            String title,
            List<String> tags,
            String language,
            String republish) {
        static Remembered of(Source source, String title) {
            return new Remembered(
                    source.id(),
                    true,
                    source.url().toString(),
                    source.outlet().orElse(""),
                    title,
                    Packed.list(Packed.list(source.tags())),
                    source.language().orElse(""),
                    source.republish().map(Republish::name).orElse(""));
        }

        /** The publisher's name to show. */
        public String shown() {
            return outlet.isEmpty() ? title.isEmpty() ? id : title : outlet;
        }
    }
}
