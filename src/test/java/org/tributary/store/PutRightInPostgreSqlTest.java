package org.tributary.store;

import java.nio.file.Path;
import org.tributary.Postgres;

final class PutRightInPostgreSqlTest extends PutRightTest {
    @Override
    Store open() {
        return Sample.postgres();
    }

    @Override
    String lasting(Path folder) {
        return Postgres.database();
    }
}
