package org.tributary.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.tributary.model.Article;
import org.tributary.model.Placement;

/**
 * Writes articles of which everything is known straight into a store that is new: the lane's own statements and row
 * writers, without the questions that it asks of each article. What the lane would have left is what stands there then
 * ({@code MillionStoreTest} compares them row for row). Nobody else may write meanwhile.
 */
public final class Bulk implements AutoCloseable {
    private static final Pattern INDEX =
            Pattern.compile("CREATE (?:UNIQUE [A-Z ]*)?INDEX (\\S+) ON .*", Pattern.DOTALL);

    private final Connection connection;
    private final PreparedStatement articles;
    private final PreparedStatement stories;
    private final List<String> indexes;
    private final long first;
    private long last;

    /**
     * An article and its place.
     *
     * @param number from 0 on, in the order in which they are written, without gaps
     * @param storyLast the number of the last article of the story that this one founds; of others nothing
     */
    public record Item(Article article, long entryHash, long number, Placement placement, long storyLast) {}

    /** An item as its rows; made by any thread, for packing a body costs more than writing it. */
    public record Rows(long number, Object[] article, List<Object[]> founded) {
        public Rows {
            founded = List.copyOf(founded);
        }
    }

    /** @throws IllegalStateException when articles were given numbers before */
    public Bulk(Store store) {
        try {
            this.connection = store.dataSource().getConnection();
            connection.setAutoCommit(false);
            Statements sql = new Statements(connection);
            if (sql.one("SELECT last_seq FROM lane WHERE id = 1", Row::number) != 0)
                throw new IllegalStateException("the store is not new");
            this.first = sql.one("SELECT NEXT VALUE FOR change_number", Row::number);
            this.last = first - 1;
            this.indexes = dropIndexes();
            this.articles = connection.prepareStatement(ArticleRows.INSERT);
            this.stories = connection.prepareStatement(Membership.FOUND);
        } catch (SQLException e) {
            throw new StoreTrouble(e);
        }
    }

    /** Sorting all at the end is a third of the work of finding each its place; what to make again the schema says. */
    private List<String> dropIndexes() throws SQLException {
        List<String> made = new ArrayList<>();
        try (var statement = connection.createStatement()) {
            try (var script = statement.executeQuery("SCRIPT NODATA TABLE article, story")) {
                while (script.next()) {
                    String line = script.getString(1).strip();
                    if (INDEX.matcher(line).matches()) made.add(line);
                }
            }
            for (String index : made) statement.execute(INDEX.matcher(index).replaceFirst("DROP INDEX $1"));
        }
        return made;
    }

    /** What an article will be known by, and the story that it founds. */
    public long id(long number) {
        return first + number;
    }

    public Rows rows(Item item) {
        long id = id(item.number());
        long story = item.placement().storyId().orElse(id);
        Object[] article = ArticleRows.newValues(item.article(), item.entryHash(), id, story, item.placement());
        return new Rows(
                item.number(),
                article,
                story == id
                        ? List.<Object[]>of(
                                Membership.founding(id, id(item.storyLast()), UUID.randomUUID(), item.article()))
                        : List.of());
    }

    /** One transaction. */
    public void write(List<Rows> some) {
        try {
            for (Rows rows : some) {
                if (id(rows.number()) != ++last) throw new IllegalArgumentException("a gap before " + rows.number());
                add(articles, rows.article());
                for (Object[] story : rows.founded()) add(stories, story);
            }
            articles.executeBatch();
            stories.executeBatch();
            connection.commit();
        } catch (SQLException e) {
            throw new StoreTrouble(e);
        }
    }

    private void add(PreparedStatement statement, Object[] values) throws SQLException {
        for (int i = 0; i < values.length; i++) Statements.bind(statement, i + 1, values[i]);
        statement.addBatch();
    }

    /** Numbers go on behind those that were given. */
    @Override
    public void close() {
        try (connection) {
            Statements sql = new Statements(connection);
            if (last >= first) {
                sql.run("UPDATE lane SET last_seq = ? WHERE id = 1", last);
                sql.commit();
            }
            try (var statement = connection.createStatement()) {
                for (String index : indexes) statement.execute(index);
                statement.execute("ALTER SEQUENCE change_number RESTART WITH " + nextStep());
            }
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            throw new StoreTrouble(e);
        }
    }

    private long nextStep() {
        return (last / Lane.STEP + 1) * Lane.STEP;
    }
}
