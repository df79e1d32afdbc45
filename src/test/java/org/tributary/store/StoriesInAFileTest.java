package org.tributary.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class StoriesInAFileTest extends StoriesContract {
    @TempDir
    private Path folder;

    @Override
    Store open() {
        return Store.open(Store.Settings.at("jdbc:h2:file:" + folder.resolve("river")));
    }
}
