package org.tributary.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.tributary.store.Sample.NOON;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.tributary.model.Placement;

/** A disk that is full: said in words, nothing stored is lost, and the same process goes on when there is room. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
final class DiskFullTest {
    @TempDir
    private Path small;

    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        mounted = call("mount", "-t", "tmpfs", "-o", "size=24m", "tributary-test", small.toString());
        assumeTrue(mounted, "SKIPPED: a small disk (tmpfs) cannot be mounted by this user");
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) call("umount", small.toString());
    }

    @Test
    void S31_a_full_disk_is_said_loses_nothing_and_is_left_behind_when_there_is_room() throws Exception {
        Path ballast = Files.write(small.resolve("ballast"), new byte[12 << 20]);
        List<String> done = new ArrayList<>();
        String said = "";
        try (Store store = Store.open(at())) {
            for (int n = 0; n < 5_000 && said.isEmpty(); n++) {
                try {
                    place(store, n);
                    done.add("guid-" + n);
                } catch (RuntimeException e) {
                    said = e.getMessage();
                }
            }
            assertThat(said).contains("full").contains("make room");
            Files.delete(ballast);
            int first = 10_000;
            RuntimeException last = new IllegalStateException();
            for (int n = first; n < first + 50 && !done.contains("guid-" + (n - 1)); n++) {
                try {
                    place(store, n);
                    done.add("guid-" + n);
                } catch (RuntimeException e) {
                    last = e;
                }
            }
            assertThat(done).as("goes on: %s", last).anyMatch(guid -> guid.startsWith("guid-10"));
            assertThat(store.articles().known("post", done)).hasSize(done.size());
        }
        try (Store store = Store.open(at())) {
            assertThat(store.articles().known("post", done)).hasSize(done.size());
            assertThat(store.laws().check(breach -> {})).isZero();
        }
    }

    private static void place(Store store, int number) {
        String noise = new Random(number)
                .ints(20_000, 33, 127)
                .collect(StringBuilder::new, (all, sign) -> all.append((char) sign), StringBuilder::append)
                .toString();
        store.stories().place(Sample.article("post", "guid-" + number, noise, NOON), lane -> Placement.founds("alone"));
    }

    private Store.Settings at() {
        return Store.Settings.at("jdbc:h2:file:" + small.resolve("river"));
    }

    private static boolean call(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
