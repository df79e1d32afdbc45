package org.tributary.serve;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.tributary.Databases;
import org.tributary.dedup.Wording;
import org.tributary.index.SearchIndex;
import org.tributary.model.Article;
import org.tributary.model.Placement;
import org.tributary.model.Publication;
import org.tributary.model.Republish;
import org.tributary.model.Ruled;
import org.tributary.model.Source;
import org.tributary.model.Story;
import org.tributary.publish.SampleStories;
import org.tributary.store.Store;

/** A river on loopback with real parts: a store in memory, an index in memory, a server on a free port, a still clock. */
final class Served implements AutoCloseable {
    static final Instant NOW = SampleStories.NOON.plus(Duration.ofHours(1));

    final Store store;
    final SearchIndex index = SearchIndex.inMemory();
    final IndexFollower follower;
    final WebServer server;
    final List<String> problems = new ArrayList<>();
    Menu menu = new Menu("Iraq & the region", List.of(new Publication("nato", "NATO in Iraq", "nato tag:iraq")));

    /** As the lane does it, without the desk before it. */
    private final Rulings rulings = new Rulings() {
        @Override
        public Ruled split(long storyId, long articleId, boolean withItsStory) {
            return store.stories().inLane(lane -> lane.split(storyId, articleId, withItsStory, NOW));
        }

        @Override
        public Ruled join(long storyId, long otherId) {
            return store.stories().inLane(lane -> lane.join(storyId, otherId, NOW));
        }
    };

    private final HttpClient client = HttpClient.newHttpClient();

    Served(WebServer.Settings settings) {
        this(Databases.fresh(), settings);
    }

    Served(String storeUrl, WebServer.Settings settings) {
        store = Store.open(Databases.at(storeUrl));
        follower = new IndexFollower(store.stories(), index);
        InstantSource clock = InstantSource.fixed(NOW);
        server = new WebServer(
                settings,
                store,
                index,
                follower,
                () -> menu,
                new HealthReport(store, follower, clock, () -> problems),
                new Elsewhere(Wording::between, rulings, List::of),
                clock,
                ZoneOffset.UTC);
        server.start();
    }

    static WebServer.Settings settings(Optional<String> publicUrl, Optional<String> key) {
        return new WebServer.Settings("127.0.0.1", 0, publicUrl.map(URI::create), key);
    }

    static Served privately() {
        return new Served(settings(Optional.empty(), Optional.empty()));
    }

    /** The sources of these stories are named, and their articles placed. */
    Served with(List<Story> stories) {
        for (Story story : stories)
            for (Article article : story.articles()) name(article.sourceId(), Optional.empty(), Set.of("iraq"));
        store.sources().name(sources, NOW);
        for (int i = stories.size() - 1; i >= 0; i--) place(stories.get(i));
        return this;
    }

    private final List<Source> sources = new ArrayList<>();

    void name(String id, Optional<Republish> republish, Set<String> tags) {
        if (sources.stream().anyMatch(source -> source.id().equals(id))) return;
        Source plain = Source.of(id, URI.create("https://" + id + ".example/feed"));
        sources.add(new Source(
                id,
                plain.outlet(),
                plain.url(),
                tags,
                plain.language(),
                plain.every(),
                plain.fullText(),
                plain.select(),
                plain.headers(),
                plain.exclude(),
                republish,
                true,
                false));
        store.sources().name(sources, NOW);
    }

    long place(Story story) {
        long id = store.stories().place(story.lead(), lane -> Placement.founds("new"));
        for (Article reprint : story.reprints())
            store.stories().place(reprint, lane -> new Placement(Optional.of(id), Optional.of(id), "same text"));
        return id;
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    HttpResponse<byte[]> get(String path, String... headers) {
        return send("GET", path, headers);
    }

    HttpResponse<byte[]> send(String method, String path, String... headers) {
        return send(method, path, HttpRequest.BodyPublishers.noBody(), headers);
    }

    HttpResponse<byte[]> post(String path, String form, String... headers) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "application/x-www-form-urlencoded";
        return send("POST", path, HttpRequest.BodyPublishers.ofString(form), all);
    }

    private HttpResponse<byte[]> send(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(at(path)).timeout(Duration.ofSeconds(20)).method(method, body);
        if (headers.length > 0) request.headers(headers);
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String text(String path) {
        return new String(get(path).body(), StandardCharsets.UTF_8);
    }

    static byte[] unzipped(byte[] gzip) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes();
    }

    @Override
    public void close() {
        server.close();
        index.close();
        store.close();
    }
}
