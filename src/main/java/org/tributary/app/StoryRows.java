package org.tributary.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.tributary.config.Config;
import org.tributary.fetch.PoliteFetcher;
import org.tributary.index.QueryParser;
import org.tributary.model.FetchResult;
import org.tributary.model.Source;
import org.tributary.model.Validators;
import org.tributary.serve.Export;
import org.tributary.serve.WebServer;
import org.tributary.store.Store;
import org.tributary.store.StoreInUse;

/** The stories that answer a query, from the store, or from the running instance where that holds the store. */
final class StoryRows {
    private static final int PAGE = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Config config;

    StoryRows(Config config) {
        this.config = config;
    }

    /**
     * Newest first.
     *
     * @param most at most so many; empty for all
     * @throws IllegalArgumentException where the query cannot be answered, with the reason in words
     */
    void each(String query, Optional<Integer> most, Export.Rows rows) throws IOException {
        check(query);
        try (House house = House.open(config, InstantSource.system())) {
            house.export().rows(query, most, rows);
        } catch (StoreInUse held) {
            URI base = running().orElseThrow(() -> held);
            fromRunning(base, query, most, rows);
        }
    }

    /** The same as a feed (Atom). */
    byte[] feed(String query, int n) {
        check(query);
        try (House house = House.open(config, InstantSource.system())) {
            URI base = URI.create("http://127.0.0.1:"
                    + config.settings(WebServer.Settings.class).port() + "/");
            return house.export().feed(query, n, config.title(), base);
        } catch (StoreInUse held) {
            return asked(running().orElseThrow(() -> held), "feed.atom?n=" + n + "&q=" + encoded(query))
                    .orElseThrow(() -> held);
        }
    }

    /** Only those that a running instance has; empty where none runs. */
    Optional<URI> running() {
        return config.settings(Store.Settings.class).place().flatMap(Doorplate::read);
    }

    /** Page by page, so that no answer must be held whole. */
    void fromRunning(URI base, String query, Optional<Integer> most, Export.Rows rows) throws IOException {
        int left = most.orElse(Integer.MAX_VALUE);
        String after = "";
        while (left > 0) {
            int page = Math.min(PAGE, left);
            byte[] body = asked(base, "api/v1/export.jsonl?n=" + page + after + "&q=" + encoded(query))
                    .orElseThrow(() -> new UncheckedIOException(new IOException(
                            "the running instance at " + base + " gave no answer; is it still there?")));
            int taken = 0;
            for (String line : new String(body, StandardCharsets.UTF_8).split("\n")) {
                if (line.isEmpty()) continue;
                ObjectNode row = (ObjectNode) JSON.readTree(line);
                if (row.has("problem"))
                    throw new IOException(row.path("problem").asText());
                rows.take(row);
                taken++;
                Instant ordered = Instant.parse(row.path("ordered").asText());
                after = "&after=" + ordered.toEpochMilli() + "-"
                        + row.path("id").asLong();
            }
            if (taken < page) return;
            left -= page;
        }
    }

    private static void check(String query) {
        QueryParser.problem(query).ifPresent(problem -> {
            throw new IllegalArgumentException("This query cannot be answered: " + problem + ".");
        });
    }

    /** What the running instance answers; the address has a query already. */
    Optional<byte[]> asked(URI base, String address) {
        WebServer.Settings serve = config.settings(WebServer.Settings.class);
        String key = serve.key().map(one -> "&key=" + encoded(one)).orElse("");
        URI at = base.resolve(address + key);
        PoliteFetcher.Settings loopback = new PoliteFetcher.Settings(
                Optional.empty(), Duration.ofMinutes(2), 100_000_000, Duration.ZERO, serve.networks());
        try (PoliteFetcher fetcher = new PoliteFetcher(loopback, InstantSource.system())) {
            FetchResult answer = fetcher.feed(Source.of("running-instance", at), at, Validators.NONE);
            return answer instanceof FetchResult.Fetched fetched
                    ? Optional.of(fetched.download().body())
                    : Optional.empty();
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
