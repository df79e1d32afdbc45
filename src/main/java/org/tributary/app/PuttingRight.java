package org.tributary.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tributary.config.Config;
import org.tributary.fetch.OwnInstance;
import org.tributary.model.Article;
import org.tributary.model.Ruled;
import org.tributary.serve.Rulings;
import org.tributary.serve.WebServer;
import org.tributary.store.Store;
import org.tributary.store.StoreInUse;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * What {@code split}, {@code join} and {@code takedown} have in common: done by the instance that holds the store, or here where none
 * does; then the two articles are printed as a test case, lines that {@code dedup} reads. Whoever may open the store
 * needs no key.
 */
final class PuttingRight {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Console console;
    private final Config config;

    PuttingRight(Console console, Config config) {
        this.console = console;
        this.config = config;
    }

    /**
     * @param path of the wish, and its form, for the running instance; a split's test case expects two stories, all
     *     others one
     */
    int put(Function<Rulings, Ruled> here, String path, Map<String, String> form) throws IOException {
        boolean together = !path.equals("split");
        try (House house = House.open(config, InstantSource.system())) {
            Ruled ruled = here.apply(house.rulings());
            if (!ruled.done()) return refused(ruled.words());
            for (int i = 0; i < ruled.cases().size(); i++)
                print(item(ruled.cases().get(i)), i, together);
            console.err().println(ruled.words());
            return ExitCode.OK;
        } catch (StoreInUse held) {
            return askRunning(together, path, form, held);
        }
    }

    private int askRunning(boolean together, String path, Map<String, String> form, StoreInUse held)
            throws IOException {
        WebServer.Settings serve = config.settings(WebServer.Settings.class);
        if (serve.writeKey().isEmpty())
            return refused("the instance that runs takes no such wish without a key: set serve.write-key in "
                    + config.file() + " and start it again, or stop it first");
        URI base = config.settings(Store.Settings.class)
                .place()
                .flatMap(Doorplate::read)
                .orElseThrow(() -> held);
        OwnInstance.Answer answer = OwnInstance.post(
                        base.resolve("api/v1/" + path), form, serve.writeKey().get(), serve.networks())
                .orElseThrow(() -> held);
        JsonNode told = JSON.readTree(answer.body());
        if (answer.status() != 200) return refused(told.path("detail").asText("it answered " + answer.status()));
        int number = 0;
        for (JsonNode one : told.path("cases")) print((ObjectNode) one, number++, together);
        console.err().println(told.path("words").asText());
        return ExitCode.OK;
    }

    private int refused(String words) {
        console.err().println("tributary: " + words);
        return ExitCode.SOFTWARE;
    }

    /** A person at a terminal reads the words; the test case is for a file or another program. */
    private void print(ObjectNode item, int number, boolean together) throws IOException {
        if (console.outScreen().terminal()) return;
        PrintWriter out = console.lines();
        item.put("story", together || number == 0 ? "a" : "b");
        out.print(JSON.writeValueAsString(item) + "\n");
        out.flush();
    }

    private static ObjectNode item(Article article) {
        return JSON.createObjectNode()
                .put("id", Long.toString(article.id()))
                .put("outlet", article.outlet())
                .put("url", article.url().toString())
                .put("title", article.title())
                .put("body", article.text());
    }

    /** The number of a story or an article as it is typed: also as the address of its page. */
    static final class Number implements ITypeConverter<Long> {
        @Override
        public Long convert(String typed) {
            return Optional.of(typed.replaceAll("[?#].*$", "").replaceFirst("^.*/", ""))
                    .filter(text -> text.matches("[0-9]{1,18}"))
                    .map(Long::valueOf)
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + typed + "' is no number of a story or an article, and no address of its page"));
        }
    }
}
