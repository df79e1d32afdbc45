package org.tributary.config;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.tributary.model.CanonicalUrl;
import org.tributary.model.Publication;
import org.tributary.model.Source;
import org.tributary.model.Webhook;

/** The two lists of the file, and the laws that hold between their entries. */
final class Entries {
    private static final Duration FLOOR = Duration.ofMinutes(5);
    private static final Duration POLITE = Duration.ofMinutes(10);

    private final Problems problems;
    private final RecordBinder binder;
    private final Settings settings;
    private final Checks checks;
    private final Map<String, Map<String, String>> opml = new HashMap<>();

    Entries(Problems problems, RecordBinder binder, Settings settings, Checks checks) {
        this.problems = problems;
        this.binder = binder;
        this.settings = settings;
        this.checks = checks;
    }

    /** @param root where a missing list is reported */
    List<Source> sources(@Nullable Node list, Node root) {
        if (list == null || Scalars.isNull(list)) {
            problems.add(
                    list == null ? root : list, "there are no 'sources'; add one: '- url: https://example.org/feed'");
            return List.of();
        }
        List<Source> out = new ArrayList<>();
        Map<String, Node> ids = new HashMap<>();
        Map<String, Node> urls = new HashMap<>();
        Map<String, Node> pages = new HashMap<>();
        for (Node each : entriesOf("sources", list)) {
            Map<String, Node> keys = binder.keysOf(each);
            SourceEntry entry = binder.bind(each, SourceEntry.DEFAULTS, "sources");
            Optional<URI> url = each instanceof MappingNode ? urlOf(entry, each, keys) : Optional.empty();
            if (url.isEmpty()) continue;
            everyIsPolite(entry, url.get(), keys.getOrDefault("every", each));
            Source source = entry.toSource(url.get());
            unique("id '" + source.id() + "'", ids.putIfAbsent(source.id(), each), keys.getOrDefault("id", each));
            Node place = keys.getOrDefault("url", each);
            String address = url.get().normalize().toString();
            Node same = urls.putIfAbsent(address, each);
            unique("url " + address, same, place);
            Node near = pages.putIfAbsent(CanonicalUrl.of(url.get()).value(), each);
            if (same == null && near != null)
                problems.warn(place, "is probably the feed of line " + Problems.line(near) + " under another address");
            out.add(source);
            if (!entry.opml().isEmpty()) opml.put(source.id(), entry.opml());
        }
        if (entriesOf("sources", list).isEmpty() && list instanceof SequenceNode)
            problems.warn(list, "'sources' is empty: nothing will be polled");
        return out;
    }

    /** What a list of feeds said of sources beyond our keys, by their ids. */
    Map<String, Map<String, String>> opml() {
        return opml;
    }

    List<Publication> publications(@Nullable Node list) {
        if (list == null || Scalars.isNull(list)) return List.of();
        List<Publication> out = new ArrayList<>();
        Map<String, Node> names = new HashMap<>();
        for (Node each : entriesOf("publications", list)) {
            Map<String, Node> keys = binder.keysOf(each);
            PublicationEntry entry = binder.bind(each, PublicationEntry.DEFAULTS, "publications");
            if (!(each instanceof MappingNode)) continue;
            boolean whole =
                    has("name", keys, each, "name: nato") & has("query", keys, each, "query: \"nato tag:iraq\"");
            if (!whole || entry.name().isEmpty() || entry.query().isEmpty()) continue;
            String name = entry.name().get();
            unique("name '" + name + "'", names.putIfAbsent(name, each), keys.getOrDefault("name", each));
            out.add(new Publication(
                    name, entry.title().orElse(name), entry.query().get(), webhook(entry.webhook(), each, keys)));
        }
        return out;
    }

    private Optional<Webhook> webhook(PublicationEntry.WebhookEntry entry, Node publication, Map<String, Node> keys) {
        Node where = keys.getOrDefault("webhook", publication);
        if (entry.url().isEmpty() && entry.secret().isEmpty()) return Optional.empty();
        Optional<String> secret = entry.secret().filter(text -> !text.isBlank());
        if (entry.url().isEmpty() || secret.isEmpty()) {
            problems.add(
                    where,
                    "a webhook needs 'url' and 'secret'; for example: webhook: {url: https://example.org/hook,"
                            + " secret: \"${HOOK_SECRET}\"}");
            return Optional.empty();
        }
        return Optional.of(new Webhook(entry.url().get(), secret.get(), entry.corrections()));
    }

    private List<Node> entriesOf(String name, Node list) {
        if (list instanceof SequenceNode sequence) return sequence.getValue();
        problems.add(list, "'" + name + "' must be a list; begin each entry with '- '");
        return List.of();
    }

    private Optional<URI> urlOf(SourceEntry entry, Node source, Map<String, Node> keys) {
        has("url", keys, source, "url: https://example.org/feed");
        boolean secret = entry.url().filter(url -> url.getRawUserInfo() != null).isPresent();
        if (secret)
            problems.add(
                    keys.getOrDefault("url", source),
                    "holds a name or password; send it by 'headers', as Authorization: \"Basic ${...}\"");
        return secret ? Optional.empty() : entry.url();
    }

    private boolean has(String key, Map<String, Node> keys, Node entry, String example) {
        Node value = keys.get(key);
        boolean written = value != null && !Scalars.isNull(value);
        if (!written) problems.add(entry, "'" + key + "' is missing; for example: " + example);
        return written;
    }

    private void everyIsPolite(SourceEntry entry, URI url, Node where) {
        if (entry.every().isEmpty() || entry.every().get().compareTo(POLITE) >= 0) return;
        if (checks.allowed().test(settings.allowPrivate(), url.getHost())) return;
        if (entry.every().get().compareTo(FLOOR) < 0)
            problems.add(
                    where,
                    "'every' may not be under 5m: outlets block those who knock so often"
                            + " (addresses in fetch.allow-private are free of this)");
        else problems.warn(where, "'every' under 10m is more than most outlets welcome");
    }

    private void unique(String what, @Nullable Node before, Node where) {
        if (before != null)
            problems.add(
                    where, "the " + what + " is already used on line " + Problems.line(before) + "; each is used once");
    }
}
