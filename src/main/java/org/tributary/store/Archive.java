package org.tributary.store;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * The stories in the order in which they were founded, in blocks of a fixed size. Numbers only grow, so a block that is
 * full never gets another story; one that another story took in leaves a gap.
 */
public final class Archive {
    public static final int SIZE = 100;

    private final Jdbi jdbi;

    Archive(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Stories with numbers above {@code from}, up to {@code to} and with it. */
    public record Block(long from, long to) {}

    /** The newest block: what has come since the last full one. Empty where there is no story. */
    public Optional<Block> newest() {
        return jdbi.withHandle(handle -> {
            long count = handle.createQuery("SELECT COUNT(*) FROM story")
                    .mapTo(Long.class)
                    .one();
            if (count == 0) return Optional.empty();
            long tail = (count - 1) % SIZE + 1;
            return Optional.of(new Block(fromEnd(tail, Long.MAX_VALUE), fromEnd(0, Long.MAX_VALUE)));
        });
    }

    /** The full block before a block. */
    public Optional<Block> before(Block block) {
        return block.from() == 0 ? Optional.empty() : Optional.of(new Block(fromEnd(SIZE, block.from()), block.from()));
    }

    /** The block behind a block, once it is full. */
    public Optional<Block> behind(Block block) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "SELECT id FROM story WHERE id > ? ORDER BY id LIMIT 1 OFFSET " + (SIZE - 1))
                .bind(0, block.to())
                .mapTo(Long.class)
                .findOne()
                .map(last -> new Block(block.to(), last)));
    }

    /** The number of the story that stands so many before the last one up to {@code to}; 0 before the first. */
    private long fromEnd(long offset, long to) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT id FROM story WHERE id <= ? ORDER BY id DESC LIMIT 1 OFFSET ?")
                        .bind(0, to)
                        .bind(1, offset)
                        .mapTo(Long.class)
                        .findOne()
                        .orElse(0L));
    }

    /** Its stories' numbers, the newest first; at most {@link #SIZE}. */
    public List<Long> ids(Block block) {
        return jdbi.withHandle(
                handle -> handle.createQuery("SELECT id FROM story WHERE id > ? AND id <= ? ORDER BY id DESC LIMIT ?")
                        .bind(0, block.from())
                        .bind(1, block.to())
                        .bind(2, SIZE)
                        .mapTo(Long.class)
                        .list());
    }
}
