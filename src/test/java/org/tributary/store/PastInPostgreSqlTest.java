package org.tributary.store;

final class PastInPostgreSqlTest extends PastTest {
    @Override
    Store open() {
        return Sample.postgres();
    }
}
