package org.tributary.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** S21, S24: nothing of the program listens but what serves readers: no console, no database port, no RMI, no JMX. */
@Tag("whole")
class OnePortTest {
    /** The state LISTEN in /proc/net/tcp. */
    private static final String LISTEN = "0A";

    @Test
    void S21_S24_the_running_program_listens_at_one_port_alone(@TempDir Path folder) throws Exception {
        assumeTrue(Files.isReadable(Path.of("/proc/net/tcp")), "SKIPPED: only Linux says which ports a process has");
        try (Outlets outlets = new Outlets()) {
            outlets.put("/feed", "application/rss+xml", "<rss version='2.0'><channel><title>t</title></channel></rss>");
            Program program = new Program(folder);
            program.feeds("fetch: {pause: 0s, allow-private: [127.0.0.0/8]}\nserve: {port: 0}\nsources:\n  - url: \""
                    + outlets.at("/feed") + "\"\n");
            try (Running running = Running.start(program, folder)) {
                running.get("/health");
                assertThat(ports(running.pid())).containsExactly(running.at("/").getPort());
            }
        }
    }

    private static List<Integer> ports(long pid) throws IOException {
        Set<String> own = sockets(pid);
        List<Integer> ports = new ArrayList<>();
        for (String table : List.of("tcp", "tcp6"))
            for (String line : lines(Path.of("/proc/net", table))) {
                String[] words = line.strip().split("\\s+");
                if (!words[3].equals(LISTEN) || !own.contains("socket:[" + words[9] + "]")) continue;
                ports.add(Integer.parseInt(words[1].substring(words[1].lastIndexOf(':') + 1), 16));
            }
        return ports;
    }

    private static List<String> lines(Path table) throws IOException {
        if (!Files.exists(table)) return List.of();
        List<String> lines = Files.readAllLines(table);
        return lines.subList(1, lines.size());
    }

    private static Set<String> sockets(long pid) throws IOException {
        Set<String> sockets = new HashSet<>();
        try (Stream<Path> handles = Files.list(Path.of("/proc", "" + pid, "fd"))) {
            for (Path handle : handles.toList()) if (Files.isSymbolicLink(handle)) sockets.add(target(handle));
        }
        return sockets;
    }

    private static String target(Path handle) {
        try {
            return Files.readSymbolicLink(handle).toString();
        } catch (IOException e) {
            return ""; // closed since it was listed
        }
    }
}
