package org.tributary.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HouseTest {
    @Test
    void a_house_whose_index_cannot_be_opened_lets_its_store_go(@TempDir Path folder) throws IOException {
        Path feeds = Files.writeString(folder.resolve("feeds.yml"), "sources:\n  - url: https://example.org/feed\n");
        Files.createDirectories(folder.resolve("data"));
        Path index = Files.writeString(folder.resolve("data/index"), "a file where a folder should be");
        InstantSource noon = InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z"));
        assertThatThrownBy(() -> House.open(House.feedsFile().read(feeds), noon))
                .isNotNull();
        Files.delete(index);
        try (House house = House.open(House.feedsFile().read(feeds), noon)) {
            assertThat(house.folder()).isPresent();
        }
    }
}
