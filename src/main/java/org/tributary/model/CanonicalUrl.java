package org.tributary.model;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The law that says when two addresses are one page, from the addresses alone: what names a campaign, a device, a view or
 * a place on the page goes ({@link Trackers}); what may name an article stays, because a wrong merge hides news and a
 * missed one does not.
 *
 * <p>The form is for comparing; it need not be an address that answers. RFC 3986, section 6, is the base.
 *
 * @param value the canonical form: https, no {@code www.}, no slash at the end
 */
public record CanonicalUrl(String value) {
    private static final Pattern DEVICE = Pattern.compile("(?:www|m|mobile|mobil|touch|wap|amp|edition)\\.(.+)");
    private static final Pattern INNER_DEVICE = Pattern.compile("([a-z-]{2,12})\\.m\\.(.+\\..+)");
    private static final Pattern SECOND_LEVEL = Pattern.compile("(?:com|co|org|net|ac|gov|gob|edu|or|ne)\\.[a-z0-9-]+");
    private static final Pattern INDEX = Pattern.compile("/(?:index|default)\\.(?:html?|php|aspx?|jsp|shtml)$");
    private static final Pattern AMP_CACHE = Pattern.compile("/(?:amp|[cvir])/(?:s/)?([^/]+\\..+)");
    private static final Pattern AMP_FILE = Pattern.compile("(?:~_amp|[._]amp)(\\.s?html?)$|\\.amp$");
    private static final Pattern SESSION = Pattern.compile("(?i);(?:jsessionid|phpsessid|sid)=[^/;]*");
    private static final Pattern ENCODED = Pattern.compile("%([0-9A-Fa-f]{2})");
    private static final Pattern REDIRECTOR =
            Pattern.compile("(?i)/(?:url|l\\.php|redirect|redir|away\\.php|away|out|~r/.*)/?");
    private static final Set<String> TARGET =
            Set.of("u", "url", "q", "to", "target", "dest", "destination", "link", "z");
    private static final int REDIRECTS = 3;

    /** The canonical form of an absolute address. Never fails: what is odd about it just stays. */
    public static CanonicalUrl of(URI url) {
        return of(url, Set.of());
    }

    /**
     * The same where more parameters are known to be trackers.
     *
     * @param trackers names of parameters in lower case
     */
    public static CanonicalUrl of(URI url, Set<String> trackers) {
        URI page = url;
        for (int i = 0; i < REDIRECTS; i++) {
            Optional<URI> inner = wrapped(page);
            if (inner.isEmpty()) break;
            page = inner.get();
        }
        String path = path(page);
        return new CanonicalUrl("https://" + host(page) + path + query(page, path, trackers) + route(page));
    }

    /** The page that an AMP cache or a redirector names inside its own address. */
    private static Optional<URI> wrapped(URI url) {
        String host = bareHost(url);
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        if (host.endsWith(".ampproject.org")
                || host.endsWith(".bing-amp.com")
                || host.matches("www\\.google\\.[a-z.]+")) {
            Matcher cached = AMP_CACHE.matcher(path);
            String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
            if (cached.matches()) return WebUrl.of("https://" + cached.group(1) + query);
        }
        if (url.getRawQuery() == null || !REDIRECTOR.matcher(path).matches()) return Optional.empty();
        for (String parameter : url.getRawQuery().split("&")) {
            int is = parameter.indexOf('=');
            if (is < 0 || !TARGET.contains(parameter.substring(0, is).toLowerCase(Locale.ROOT))) continue;
            String target = decoded(parameter.substring(is + 1));
            if (target.matches("(?i)https?://.+")) return WebUrl.of(target);
        }
        return Optional.empty();
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    private static String bareHost(URI url) {
        String authority = url.getHost() == null ? url.getRawAuthority() : url.getHost();
        if (authority == null) return "";
        String host = authority.substring(authority.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        if (url.getHost() == null) host = host.replaceFirst(":\\d*$", "");
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    /** Without the label of a device; {@code amp.com.example} keeps it, because there it is the name. */
    private static String host(URI url) {
        String host = bareHost(url);
        Matcher inner = INNER_DEVICE.matcher(host);
        if (inner.matches()) host = inner.group(1) + "." + inner.group(2);
        Matcher device = DEVICE.matcher(host);
        if (device.matches() && device.group(1).contains(".")) {
            boolean isName = !host.startsWith("www.")
                    && SECOND_LEVEL.matcher(device.group(1)).matches();
            if (!isName) host = device.group(1);
        }
        int port = url.getPort();
        if (url.getHost() == null && url.getRawAuthority() != null) {
            Matcher odd = Pattern.compile(":(\\d{1,5})$").matcher(url.getRawAuthority());
            port = odd.find() ? Integer.parseInt(odd.group(1)) : -1;
        }
        return port < 0 || port == 80 || port == 443 ? host : host + ":" + port;
    }

    private static String path(URI url) {
        String raw = url.getRawPath() == null ? "" : url.getRawPath();
        String path = SESSION.matcher(normal(raw)).replaceAll("");
        path = INDEX.matcher(path).replaceFirst("/");
        path = AMP_FILE.matcher(path).replaceFirst("$1");
        List<String> parts = new ArrayList<>(Arrays.asList(path.split("/")));
        parts.removeIf(String::isEmpty);
        if (parts.size() > 1 && last(parts).equals("print")) parts.remove(parts.size() - 1);
        if (namesMore(parts, 0) && last(parts).equals("amp")) parts.remove(parts.size() - 1);
        if (namesMore(parts, 1) && parts.get(0).equals("amp")) parts.remove(0);
        return parts.isEmpty() ? "/" : "/" + String.join("/", parts);
    }

    private static String last(List<String> parts) {
        return parts.get(parts.size() - 1);
    }

    /** Whether an article is still named when one part is taken away, so that "amp" is not the topic of a section. */
    private static boolean namesMore(List<String> parts, int from) {
        if (parts.size() < 2) return false;
        return parts.size() > 2 || parts.get(from).matches(".*[0-9-].*");
    }

    private static String query(URI url, String path, Set<String> trackers) {
        if (url.getRawQuery() == null) return "";
        List<String> kept = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (String parameter : url.getRawQuery().split("[&;]")) {
            int is = parameter.indexOf('=');
            String name = is < 0 ? parameter : parameter.substring(0, is);
            String value = is < 0 ? "" : parameter.substring(is + 1);
            if (name.isEmpty() || Trackers.always(decoded(name), value, trackers)) continue;
            (Trackers.aWord(name, value) ? words : kept).add(normal(parameter));
        }
        if (kept.isEmpty() && !namesArticle(path)) kept.addAll(words);
        Collections.sort(kept);
        return kept.isEmpty() ? "" : kept.stream().collect(Collectors.joining("&", "?", ""));
    }

    /** A path like {@code /}, {@code /doc} or {@code /article.php} names a program; the query names the article. */
    private static boolean namesArticle(String path) {
        return path.indexOf('/', 1) > 0 || path.matches(".*[0-9-].*");
    }

    /** A fragment is a place on the page, unless the page is a program that takes it for an address. */
    private static String route(URI url) {
        String fragment = url.getRawFragment();
        return fragment != null && (fragment.startsWith("/") || fragment.startsWith("!/")) ? "#" + fragment : "";
    }

    /** RFC 3986, 6.2.2: letters, digits and {@code -._~} stand for themselves, other encodings are written in capitals. */
    private static String normal(String raw) {
        return ENCODED.matcher(raw).replaceAll(encoded -> {
            char c = (char) Integer.parseInt(encoded.group(1), 16);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
            return plain ? String.valueOf(c) : encoded.group().toUpperCase(Locale.ROOT);
        });
    }
}
