package org.tributary.store;

final class StoriesInPostgreSqlTest extends StoriesContract {
    @Override
    Store open() {
        return Sample.postgres();
    }
}
