package org.tributary.store;

import java.nio.IntBuffer;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.tributary.model.Familiar;
import org.tributary.model.Rhythm;
import org.tributary.model.Template;
import org.tributary.model.Template.Seen;

/** What reading each source's pages has taught; at most some kilobytes a source. */
public final class Familiars {
    private static final String SELECT =
            "SELECT source_id, template, usual, latest, alarm_since, alarm, lows, strays FROM familiar ";
    private static final String UPDATE = "UPDATE familiar SET template = ?, usual = ?, latest = ?, alarm_since = ?,"
            + " alarm = ?, lows = ?, strays = ? WHERE source_id = ?";
    private static final String INSERT =
            "INSERT INTO familiar (template, usual, latest, alarm_since, alarm, lows, strays,"
                    + " source_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    /** Of a page: its address, its container, its words, how many blocks follow. */
    private static final int HEAD = 4;

    private final Jdbi jdbi;

    Familiars(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** What is known of a source's pages. */
    public Familiar of(String sourceId) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "WHERE source_id = ?")
                .bind(0, sourceId)
                .map((result, context) -> read(new Row(result)).familiar())
                .findOne()
                .orElse(Familiar.STRANGER));
    }

    /** The rhythms of the named sources whose pages, by id, give less than they did or have lost what was selected. */
    public Map<String, Rhythm> alarming() {
        Map<String, Rhythm> alarming = new LinkedHashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(SELECT + "WHERE (alarm_since IS NOT NULL OR strays > 0)"
                        + " AND source_id IN (SELECT id FROM source WHERE named = TRUE) ORDER BY source_id")
                .map((result, context) -> read(new Row(result)))
                .forEach(one -> {
                    Rhythm rhythm = one.familiar().rhythm();
                    if (rhythm.alarm().isPresent() || rhythm.hasStrayed()) alarming.put(one.sourceId(), rhythm);
                }));
        return alarming;
    }

    static void save(Statements sql, String sourceId, Familiar familiar) {
        Rhythm rhythm = familiar.rhythm();
        Object[] values = {
            packed(familiar.template()),
            Packed.list(rhythm.usual().stream().map(String::valueOf).toList()),
            Packed.list(rhythm.latest().stream().map(String::valueOf).toList()),
            rhythm.alarm(),
            rhythm.why(),
            rhythm.lows(),
            rhythm.strays(),
            sourceId
        };
        if (sql.run(UPDATE, values) == 0) sql.run(INSERT, values);
    }

    private record Known(String sourceId, Familiar familiar) {}

    private static Known read(Row row) throws SQLException {
        String sourceId = row.text();
        Template template = template(Packed.ints(row.bytes()));
        List<Integer> usual =
                Packed.list(row.text()).stream().map(Integer::valueOf).toList();
        List<Integer> latest =
                Packed.list(row.text()).stream().map(Integer::valueOf).toList();
        Optional<Instant> alarm = row.moment();
        return new Known(
                sourceId,
                new Familiar(template, new Rhythm(usual, latest, alarm, row.text(), row.small(), row.small())));
    }

    private static byte[] packed(Template template) {
        int size = template.pages().stream()
                .mapToInt(page -> HEAD + page.blocks().length)
                .sum();
        IntBuffer numbers = IntBuffer.allocate(size);
        for (Seen page : template.pages())
            numbers.put(page.address())
                    .put(page.container())
                    .put(page.words())
                    .put(page.blocks().length)
                    .put(page.blocks());
        return Packed.ints(numbers.array());
    }

    private static Template template(int[] packed) {
        List<Seen> pages = new ArrayList<>();
        IntBuffer numbers = IntBuffer.wrap(packed);
        while (numbers.remaining() >= HEAD) {
            int address = numbers.get();
            int container = numbers.get();
            int words = numbers.get();
            int[] blocks = new int[numbers.get()];
            numbers.get(blocks);
            pages.add(new Seen(address, container, words, blocks));
        }
        return new Template(pages);
    }
}
