package org.tributary.app;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tributary.config.Config;
import org.tributary.config.FeedsText;
import org.tributary.model.CanonicalUrl;
import org.tributary.model.Source;
import org.tributary.model.WebUrl;
import org.tributary.parse.OpmlReader;
import org.tributary.parse.OpmlReader.Outline;
import org.tributary.publish.OpmlWriter;
import org.tributary.store.Sources;
import org.tributary.store.Store;
import org.tributary.store.StoreInUse;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Lists of feeds, in and out. */
@Command(
        name = "opml",
        header = "brings the feeds of an OPML file into feeds.yml, or writes the sources as OPML",
        synopsisSubcommandLabel = "(import | export)")
final class OpmlCommand implements Callable<Integer> {
    private final Console console;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private TributaryCommand tributary;

    OpmlCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        console.err().println("tributary: say 'opml import FILE' or 'opml export'");
        return ExitCode.USAGE;
    }

    @Command(name = "export", header = "writes the sources of feeds.yml as OPML 2.0 to standard output")
    int export() {
        Config config = House.feedsFile().read(tributary.config);
        PrintWriter out = console.lines();
        Map<String, String> titles = titles(config);
        List<OpmlWriter.Listed> listed = config.sources().stream()
                .map(source -> new OpmlWriter.Listed(
                        source,
                        source.outlet().orElseGet(() -> titles.getOrDefault(source.id(), source.id())),
                        config.opml().getOrDefault(source.id(), Map.of())))
                .toList();
        out.print(new OpmlWriter().write(config.title(), listed));
        out.flush();
        return 0;
    }

    /** What feeds call themselves, as far as they were read; the running instance knows it where that holds the store. */
    private Map<String, String> titles(Config config) {
        Store.Settings settings = config.settings(Store.Settings.class);
        if (settings.place().filter(Files::isDirectory).isEmpty()) return Map.of();
        try (Store store = Store.open(settings)) {
            return store.sources().all().stream()
                    .filter(source -> !source.title().isBlank())
                    .collect(Collectors.toMap(Sources.Remembered::id, Sources.Remembered::title));
        } catch (StoreInUse held) {
            return titlesOfRunning(config);
        }
    }

    private Map<String, String> titlesOfRunning(Config config) {
        StoryRows running = new StoryRows(config);
        Map<String, String> titles = new HashMap<>();
        Optional<URI> base = running.running();
        String next = base.isPresent() ? "sources?n=10000" : "";
        while (!next.isEmpty()) {
            Optional<JsonNode> page =
                    running.asked(base.orElseThrow(), "api/v1/" + next).flatMap(OpmlCommand::json);
            if (page.isEmpty()) break;
            for (JsonNode one : page.get().path("sources"))
                if (!one.path("title").asText().isBlank())
                    titles.put(one.path("id").asText(), one.path("title").asText());
            next = page.get().path("next").asText();
        }
        if (titles.isEmpty())
            console.err()
                    .println("tributary: the store is in use and nobody answers for it, so sources without 'outlet' are"
                            + " listed by their ids");
        return titles;
    }

    private static Optional<JsonNode> json(byte[] body) {
        try {
            return Optional.of(JsonLines.JSON.readTree(body));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Command(
            name = "import",
            header = "adds the feeds of an OPML file to feeds.yml; comments stay, feeds that are there are passed over")
    int bring(
            @Parameters(paramLabel = "FILE", description = "the OPML file") Path file,
            @Option(names = "--print", description = "print the lines for feeds.yml and change nothing") boolean print)
            throws IOException {
        List<Outline> outlines;
        try {
            outlines = new OpmlReader().read(Files.readAllBytes(file));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " cannot be read as OPML: " + e.getMessage(), e);
        }
        boolean exists = Files.exists(tributary.config);
        List<Map<String, Object>> fresh = fresh(outlines, House.feedsFile().sourcesSoFar(tributary.config));
        String before = exists ? Files.readString(tributary.config) : "";
        Optional<String> after = print ? Optional.empty() : FeedsText.with(before, fresh);
        boolean left = after.isEmpty() && !fresh.isEmpty();
        if (left) printed(fresh, print);
        else if (!fresh.isEmpty()) write(after.orElseThrow());
        for (Outline outline : outlines)
            if (address(outline).isEmpty())
                console.err().println("tributary: '" + outline.text("xmlurl") + "' is no web address and is left out");
        console.err().println(fresh.size() + " of " + outlines.size() + " feeds are new");
        return left && !print ? ExitCode.SOFTWARE : ExitCode.OK;
    }

    private void printed(List<Map<String, Object>> fresh, boolean asked) {
        if (!asked)
            console.err()
                    .println("tributary: 'sources' in " + tributary.config
                            + " is not a list of lines; nothing was changed, put these into it yourself");
        PrintWriter out = console.lines();
        out.print(FeedsText.block(fresh, 2));
        out.flush();
    }

    /** Checked before it is written, and put in place in one step; who may read it, and a link to it, stay as they were. */
    private void write(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        House.feedsFile().read(tributary.config, bytes);
        Path named = tributary.config.toAbsolutePath();
        Path target = Files.exists(named) ? named.toRealPath() : named;
        Path draft = Files.createTempFile(target.getParent(), "feeds", ".yml");
        Files.write(draft, bytes);
        if (Files.exists(target) && Files.getFileStore(target).supportsFileAttributeView("posix"))
            Files.setPosixFilePermissions(draft, Files.getPosixFilePermissions(target));
        Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<Map<String, Object>> fresh(List<Outline> outlines, List<Source> there) {
        Set<String> known = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (Source source : there) {
            known.add(CanonicalUrl.of(source.url()).value());
            ids.add(source.id());
        }
        List<Map<String, Object>> out = new ArrayList<>();
        for (Outline outline : outlines) {
            Optional<URI> url = address(outline);
            if (url.isEmpty() || !known.add(CanonicalUrl.of(url.get()).value())) continue;
            out.add(entry(outline, url.get(), ids));
        }
        return out;
    }

    private static Optional<URI> address(Outline outline) {
        return WebUrl.of(outline.text("xmlurl")).filter(each -> each.getHost() != null);
    }

    private static Map<String, Object> entry(Outline outline, URI url, Set<String> ids) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("url", url);
        String id = outline.text("tributary:id");
        if (id.matches("[a-z0-9-]{1,80}") && ids.add(id)) out.put("id", id);
        String name = outline.text("title").isEmpty() ? outline.text("text") : outline.text("title");
        if (!name.isEmpty() && !name.equals(id)) out.put("outlet", name.replace("${", "$ {"));
        List<String> tags = tags(outline);
        if (!tags.isEmpty()) out.put("tags", tags);
        String language = outline.text("language").toLowerCase(Locale.ROOT).split("-")[0];
        if (language.matches("[a-z]{2}|ckb|kmr") && isLanguage(language)) out.put("language", language);
        for (String key : List.of("every", "full-text", "republish", "robots", "certificate"))
            if (!outline.text("tributary:" + key).isEmpty()) out.put(key, outline.text("tributary:" + key));
        Map<String, String> others = others(outline, name);
        if (!others.isEmpty()) out.put("opml", others);
        return out;
    }

    /** What we have no key for, and the folders; it is written out again as it came (P42). */
    private static Map<String, String> others(Outline outline, String name) {
        Map<String, String> out = new TreeMap<>();
        outline.attributes().forEach((attribute, value) -> {
            String lower = attribute.toLowerCase(Locale.ROOT);
            boolean ours = OURS.contains(lower) || lower.matches("(xmlns:)?tributary(:.*)?");
            boolean said = lower.equals("text") && !value.strip().equals(name)
                    || lower.equals("type") && !value.strip().equalsIgnoreCase("rss");
            if ((said || !ours) && !value.isBlank() && attribute.matches("[\\p{L}_][\\p{L}\\p{N}_.:-]{0,99}"))
                out.put(said ? lower : attribute, value.strip().replace("${", "$ {"));
        });
        if (!outline.folders().isEmpty())
            out.put(OpmlWriter.FOLDERS, OpmlWriter.folders(outline.folders()).replace("${", "$ {"));
        return out;
    }

    private static final Set<String> OURS =
            Set.of("text", "title", "type", "xmlurl", "category", "language", OpmlWriter.FOLDERS);

    private static boolean isLanguage(String code) {
        return code.length() == 3 || List.of(Locale.getISOLanguages()).contains(code);
    }

    /** Folders and categories are tags: one word each. */
    private static List<String> tags(Outline outline) {
        Stream<String> categories =
                Arrays.stream(outline.text("category").split(",")).flatMap(each -> Arrays.stream(each.split("/")));
        Set<String> tags = new LinkedHashSet<>();
        Stream.concat(outline.folders().stream(), categories)
                .map(each -> each.strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{M}\\p{N}_.-]+", "-")
                        .replaceAll("^[^\\p{L}\\p{N}]+|-+$", ""))
                .filter(each -> !each.isEmpty())
                .forEach(tags::add);
        return List.copyOf(tags);
    }
}
