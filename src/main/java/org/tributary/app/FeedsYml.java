package org.tributary.app;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tributary.config.Checks;
import org.tributary.config.FeedsFile;
import org.tributary.extract.Selectors;
import org.tributary.fetch.OwnNetworks;
import org.tributary.fetch.PoliteFetcher;
import org.tributary.index.QueryParser;
import org.tributary.serve.WebServer;
import org.tributary.store.Store;

/** feeds.yml as this house reads it: which rooms have a section in it, and whom config asks about CSS, CIDR and queries. */
final class FeedsYml {
    private FeedsYml() {}

    static FeedsFile reader() {
        return reader(System.getenv()::get);
    }

    static FeedsFile reader(Function<String, @Nullable String> environment) {
        return new FeedsFile(sections(), checks(), environment);
    }

    private static Map<String, Record> sections() {
        Map<String, Record> sections = new LinkedHashMap<>();
        sections.put("serve", WebServer.Settings.DEFAULTS);
        sections.put("store", Store.Settings.DEFAULTS);
        sections.put("fetch", PoliteFetcher.Settings.DEFAULTS);
        return sections;
    }

    private static Checks checks() {
        return new Checks(
                Selectors::problem,
                PoliteFetcher::cidrProblem,
                query -> QueryParser.problem(query).map(words -> "the query '" + query + "' cannot be read: " + words),
                OwnNetworks::hold);
    }
}
