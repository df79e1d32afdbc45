package org.tributary.serve;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tributary.model.Article;
import org.tributary.model.Republish;
import org.tributary.model.WebUrl;
import org.tributary.publish.Edition;
import org.tributary.publish.Outlet;
import org.tributary.store.Sources;

/** The sources as the store remembers them: their tags, what they let us republish, who publishes them. */
final class Catalogue {
    /** A feed's address may carry its subscriber's secret; such a one is not shown (S28). */
    private static final Pattern SECRET = Pattern.compile(
            "(?i)(^|[&;_-])(key|api_?key|token|auth|secret|pass(word)?|pwd|sig(nature)?|session|user)=");

    private final Map<String, Sources.Remembered> byId;

    Catalogue(List<Sources.Remembered> sources) {
        byId = sources.stream().collect(Collectors.toMap(Sources.Remembered::id, Function.identity()));
    }

    /** The sources that have a tag. */
    Set<String> withTag(String tag) {
        return byId.values().stream()
                .filter(source ->
                        source.tags().stream().anyMatch(one -> folded(one).equals(folded(tag))))
                .map(Sources.Remembered::id)
                .collect(Collectors.toSet());
    }

    /** What a source's feed calls itself; empty as long as none was read. */
    String title(String sourceId) {
        return Optional.ofNullable(byId.get(sourceId))
                .map(Sources.Remembered::title)
                .orElse("");
    }

    /** The sources of which feeds.yml says that the world gets nothing. */
    List<String> hidden() {
        return byId.keySet().stream()
                .filter(id -> said(id).equals(Optional.of(Republish.NONE)))
                .toList();
    }

    private static String folded(String tag) {
        return tag.toLowerCase(Locale.ROOT);
    }

    /**
     * What readers get (P43, P30): all of it in a private river and for those with the key; in public an excerpt,
     * unless feeds.yml says otherwise of the source. What the page's own robots directives forbid is forbidden to all,
     * but for a source of which feeds.yml says in words that it may be republished in full.
     */
    Edition.Rights rights(boolean trusted) {
        return article -> {
            Optional<Republish> said = said(article.sourceId());
            if (said.equals(Optional.of(Republish.FULL))) return Republish.FULL;
            Republish ours = trusted ? Republish.FULL : said.orElse(Republish.EXCERPT);
            return ours.compareTo(article.mayQuote()) >= 0 ? ours : article.mayQuote();
        };
    }

    /** Whether readers may learn that the source exists. */
    boolean mayBeNamed(String sourceId, boolean trusted) {
        return trusted || said(sourceId).filter(Republish.NONE::equals).isEmpty();
    }

    private Optional<Republish> said(String sourceId) {
        return Optional.ofNullable(byId.get(sourceId))
                .map(Sources.Remembered::republish)
                .filter(word -> !word.isEmpty())
                .map(Republish::valueOf);
    }

    Outlet outlet(Article article) {
        Optional<URI> feed = Optional.ofNullable(byId.get(article.sourceId())).flatMap(Catalogue::address);
        // As its feed was when the article came (RFC 4287, section 4.2.11): it stays true, and the bytes the same.
        return new Outlet(
                article.outlet(),
                feed,
                home(article.url()),
                Optional.empty(),
                Optional.empty(),
                Optional.of(article.firstSeen()));
    }

    /** The feed's address as it may be shown. */
    static Optional<URI> address(Sources.Remembered source) {
        return WebUrl.of(source.url()).filter(Catalogue::open);
    }

    private static boolean open(URI address) {
        return address.getRawUserInfo() == null
                && (address.getRawQuery() == null
                        || !SECRET.matcher(address.getRawQuery()).find());
    }

    private static Optional<URI> home(URI page) {
        return Optional.ofNullable(page.getRawAuthority())
                .filter(authority -> authority.indexOf('@') < 0)
                .map(authority -> URI.create(page.getScheme() + "://" + authority + "/"));
    }
}
