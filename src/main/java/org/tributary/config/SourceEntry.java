package org.tributary.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tributary.model.FullText;
import org.tributary.model.Keeping;
import org.tributary.model.Republish;
import org.tributary.model.Select;
import org.tributary.model.Source;

/** A source as the file writes it: the components are the keys, in the order in which people write them. */
record SourceEntry(
        Optional<URI> url,
        Optional<String> id,
        Optional<String> outlet,
        Set<String> tags,
        Optional<String> language,
        Optional<Duration> every,
        FullText fullText,
        Select select,
        Map<String, String> headers,
        List<String> exclude,
        Optional<Republish> republish,
        Robots robots,
        Certificate certificate,
        Keeping retention,
        Map<String, String> opml) {

    static final SourceEntry DEFAULTS = new SourceEntry(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            FullText.AUTO,
            Select.NOTHING,
            Map.of(),
            List.of(),
            Optional.empty(),
            Robots.OBEY,
            Certificate.VERIFIED,
            Keeping.AS_THE_HOUSE,
            Map.of());

    /** Whether a site's robots.txt is asked before its pages are. */
    enum Robots {
        OBEY,
        IGNORE
    }

    /** Which TLS certificates are good enough. */
    enum Certificate {
        VERIFIED,
        ANY
    }

    private static final Set<String> OURS = Set.of(
            "host",
            "connection",
            "content-length",
            "transfer-encoding",
            "upgrade",
            "te",
            "accept-encoding",
            "if-none-match",
            "if-modified-since");

    Source toSource(URI at) {
        return new Source(
                id.orElseGet(() -> SourceIds.of(at)),
                outlet,
                at,
                tags,
                language,
                every,
                fullText,
                select,
                headers,
                exclude,
                republish,
                robots == Robots.OBEY,
                certificate == Certificate.ANY,
                retention);
    }

    static Optional<String> idProblem(String id) {
        return id.matches("[a-z0-9-]{1,80}")
                ? Optional.empty()
                : Optional.of(
                        "an id may hold a-z, 0-9 and '-', 80 at most, not '" + id + "'; for example: " + example(id));
    }

    private static String example(String id) {
        String fitting =
                id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        if (fitting.isEmpty()) return "example-post";
        return fitting.substring(0, Math.min(fitting.length(), 80));
    }

    static Optional<String> tagProblem(String tag) {
        return tag.matches("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}_.-]*")
                ? Optional.empty()
                : Optional.of("a tag is one word without blanks, so that 'tag:word' finds it, not '" + tag + "'");
    }

    static Optional<String> excludeProblem(String part) {
        return part.isBlank()
                ? Optional.of("'exclude' holds an empty text, which would exclude everything; delete it")
                : Optional.empty();
    }

    static Optional<String> headerNameProblem(String name) {
        if (!name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+"))
            return Optional.of("'" + name + "' is not a header's name; for example: Authorization");
        return OURS.contains(name.toLowerCase(Locale.ROOT))
                ? Optional.of("the header '" + name + "' is set by the program itself; leave it out")
                : Optional.empty();
    }

    static Optional<String> attributeProblem(String name) {
        return name.matches("[\\p{L}_][\\p{L}\\p{N}_.:-]{0,99}")
                ? Optional.empty()
                : Optional.of("'" + name + "' is no attribute's name; for example: htmlUrl");
    }

    /** The value may be a secret, so it is not repeated. */
    static Optional<String> headerValueProblem(String value) {
        return value.matches("[\\x20-\\x7e]*")
                ? Optional.empty()
                : Optional.of("a header's value is one line of ASCII; this one holds something else");
    }
}
