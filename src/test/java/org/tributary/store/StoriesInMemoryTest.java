package org.tributary.store;

final class StoriesInMemoryTest extends StoriesContract {
    @Override
    Store open() {
        return Sample.memory();
    }
}
