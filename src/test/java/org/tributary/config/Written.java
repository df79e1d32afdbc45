package org.tributary.config;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A feeds.yml written in a test, with settings records of the test's own. */
final class Written {
    record Serve(String address, int port, Optional<URI> publicUrl, Optional<String> key) {
        static final Serve DEFAULTS = new Serve("127.0.0.1", 8080, Optional.empty(), Optional.empty());

        Serve {
            if (port < 0 || port > 65535) throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
        }
    }

    record Store(String url, Optional<String> user, Optional<String> password) {
        static final Store DEFAULTS = new Store("jdbc:h2:file:./data/tributary", Optional.empty(), Optional.empty());
    }

    record Fetch(
            Optional<String> userAgent, Duration timeout, int maxBytes, Duration pause, List<String> allowPrivate) {
        static final Fetch DEFAULTS =
                new Fetch(Optional.empty(), Duration.ofSeconds(20), 10_000_000, Duration.ofSeconds(5), List.of());
    }

    static final Checks CHECKS = new Checks(
            css -> css.contains("[[") ? Optional.of("it opens two") : Optional.empty(),
            cidr -> cidr.matches("[0-9a-f.:]+/\\d+") ? Optional.empty() : Optional.of("'" + cidr + "' is not a block"),
            query -> query.contains("tag::") ? Optional.of("a colon too many") : Optional.empty(),
            (blocks, host) -> !blocks.isEmpty() && host.equals("127.0.0.1"));
    static final Path FILE = Path.of("/etc/tributary/feeds.yml");

    static Map<String, Record> sections() {
        Map<String, Record> sections = new LinkedHashMap<>();
        sections.put("serve", Serve.DEFAULTS);
        sections.put("store", Store.DEFAULTS);
        sections.put("fetch", Fetch.DEFAULTS);
        return sections;
    }

    static FeedsFile reader(Map<String, String> environment) {
        return new FeedsFile(sections(), CHECKS, environment::get);
    }

    static Config read(String yaml) {
        return reader(Map.of("TOKEN", "s3cret", "PORT", "9090")).read(FILE, yaml.getBytes(StandardCharsets.UTF_8));
    }

    /** What is wrong with a file, as LINE:COL: text. */
    static List<String> problems(String yaml) {
        return problems(yaml.getBytes(StandardCharsets.UTF_8));
    }

    static List<String> problems(byte[] yaml) {
        try {
            reader(Map.of("TOKEN", "s3cret")).read(FILE, yaml);
            return List.of();
        } catch (ConfigException e) {
            return String.valueOf(e.getMessage())
                    .lines()
                    .map(line -> line.replaceFirst("^" + FILE + ":", ""))
                    .toList();
        }
    }

    private Written() {}
}
