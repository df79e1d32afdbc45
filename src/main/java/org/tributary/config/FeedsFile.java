package org.tributary.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.tributary.model.Publication;
import org.tributary.model.Source;

/** Reads feeds.yml: all of it, or one {@link ConfigException} with everything that is wrong. */
public final class FeedsFile {
    private static final String LEAST = "the least it needs is\n  sources:\n    - url: https://example.org/feed";

    private static final char NOT_UTF_8 = '\ufffd';

    private final Map<String, Record> sections;
    private final Checks checks;
    private final Function<String, @Nullable String> environment;

    /**
     * @param sections the rooms' default settings by the name of their section, in the order they are documented
     * @param environment what {@code ${NAME}} is replaced by; null where it is not set
     */
    public FeedsFile(
            Map<String, ? extends Record> sections, Checks checks, Function<String, @Nullable String> environment) {
        this.sections = new LinkedHashMap<>(sections);
        this.checks = checks;
        this.environment = environment;
    }

    /** @throws ConfigException with every problem, each with its line */
    public Config read(Path file) {
        return read(file, bytes(file));
    }

    /** The same for bytes that are already at hand; {@code file} gives them a name and a folder. */
    public Config read(Path file, byte[] bytes) {
        Problems problems = new Problems(file.toString());
        Optional<Node> root = new YamlText(problems).read(bytes);
        if (root.isEmpty() || Scalars.isNull(root.get())) problems.add(1, 1, "is empty; " + LEAST);
        problems.throwIfAny();
        Config config = bind(file, root.orElseThrow(), problems, false);
        problems.throwIfAny();
        return config;
    }

    /**
     * The settings alone, where what is wrong with the file lies in its lists (or its title): for those who only need the
     * store. Empty where the settings themselves cannot be told for sure.
     */
    public Optional<Config> settings(Path file) {
        String text = new String(bytes(file), StandardCharsets.UTF_8);
        for (String lists : List.of("sources|publications", "sources|publications|title")) {
            String rest = SectionLines.without(text, lists) + "\nsources: []\n";
            if (rest.indexOf(NOT_UTF_8) >= 0) continue;
            Problems problems = new Problems(file.toString());
            try {
                Optional<Node> root = new YamlText(problems).read(rest.getBytes(StandardCharsets.UTF_8));
                Config config = bind(file, root.orElseThrow(), problems, true);
                problems.throwIfAny();
                return Optional.of(new Config(
                        file, config.title(), config.settings(), List.of(), List.of(), Map.of(), List.of(), true));
            } catch (ConfigException wrongToo) {
                // the next attempt leaves out more
            }
        }
        return Optional.empty();
    }

    /**
     * The sources that the file names so far, for whoever is about to add some: that there are none yet, or no file, is
     * no mistake here.
     */
    public List<Source> sourcesSoFar(Path file) {
        if (Files.notExists(file)) return List.of();
        Problems problems = new Problems(file.toString());
        Optional<Node> root = new YamlText(problems).read(bytes(file)).filter(node -> !Scalars.isNull(node));
        if (root.isEmpty()) return List.of();
        Config config = bind(file, root.get(), problems, true);
        problems.throwIfAny();
        return config.sources();
    }

    /** Every key that may be written, with its type and what holds without it. */
    public List<Key> keys() {
        return Key.all(sections);
    }

    private Config bind(Path file, Node root, Problems problems, boolean mayBeNone) {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent())
                .orElse(Path.of("").toAbsolutePath());
        Scalars scalars = new Scalars(problems, folder, environment);
        KeyHints hints = new KeyHints(keys().stream().map(Key::path).toList());
        RecordBinder binder = new RecordBinder(problems, scalars, KeyChecks.of(checks), hints);

        Map<String, Node> top = binder.keys(root, "", topKeys());
        String title = Optional.ofNullable(top.get("title"))
                .filter(node -> !Scalars.isNull(node))
                .flatMap(node -> scalars.text("title", node))
                .orElse(Config.DEFAULT_TITLE);
        Map<String, Record> settings = new LinkedHashMap<>();
        // A section that the file leaves out is an empty one: its defaults too are seen by the binder.
        sections.forEach((name, defaults) ->
                settings.put(name, binder.bind(top.getOrDefault(name, Scalars.nothing(root)), defaults, name)));
        Settings read = new Settings(settings);
        Node serve = top.getOrDefault("serve", root);
        read.keyProblem().ifPresent(words -> problems.add(serve, words));
        read.portProblem().ifPresent(words -> problems.add(binder.keysOf(serve).getOrDefault("port", serve), words));
        Entries entries = new Entries(problems, binder, read, checks);
        List<Source> sources = mayBeNone && Scalars.isNull(top.getOrDefault("sources", Scalars.nothing(root)))
                ? List.of()
                : entries.sources(top.get("sources"), root);
        List<Publication> publications = entries.publications(top.get("publications"));
        return new Config(file, title, settings, sources, publications, entries.opml(), problems.warnings(), false);
    }

    private List<String> topKeys() {
        List<String> out = new ArrayList<>(List.of("title"));
        out.addAll(sections.keySet());
        out.addAll(List.of("sources", "publications"));
        return out;
    }

    private static byte[] bytes(Path file) {
        Problems problems = new Problems(file.toString());
        try {
            if (Files.isDirectory(file)) problems.add(1, 1, "is a folder; name the file in it");
            else if (Files.exists(file) && Files.size(file) > YamlText.MAX_BYTES)
                problems.add(1, 1, "is larger than 16 MB; is this the right file?");
            else return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            problems.add(1, 1, "there is no such file; make one (" + LEAST + "), or name another with --config FILE");
        } catch (AccessDeniedException e) {
            problems.add(1, 1, "may not be read by this user; change its owner or its mode");
        } catch (IOException e) {
            problems.add(1, 1, "cannot be read: " + e.getMessage());
        }
        problems.throwIfAny();
        throw new IllegalStateException("a problem was added");
    }
}
