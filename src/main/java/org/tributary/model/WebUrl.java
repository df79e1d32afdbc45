package org.tributary.model;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads addresses as the web writes them: blanks around them, spaces and letters of any script inside, a missing
 * slash. What comes out is an absolute http or https {@link URI} with an ASCII host; anything else is empty.
 *
 * <p>Follows the forgiving part of the WHATWG URL standard, on top of RFC 3986's resolution.
 */
public final class WebUrl {
    private static final String KEPT = "-._~:/?#[]@!$&'()*+,;=%";

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:");
    private static final Pattern BROKEN = Pattern.compile("[\\t\\r\\n\\u0000]");

    private WebUrl() {}

    /** An absolute address, or empty when the text is none that may be visited. */
    public static Optional<URI> of(String raw) {
        return absolute(encoded(raw));
    }

    /** An address as found in a document at {@code base}: relative ones are resolved against it. */
    public static Optional<URI> resolve(URI base, String raw) {
        String text = encoded(raw);
        if (text.isEmpty()) return Optional.empty();
        if (hasScheme(text)) return absolute(text);
        try {
            // URI.resolve loses the path of the base for a bare query (JDK-4708535), so it is put back by hand.
            URI root = base.getRawPath() == null || base.getRawPath().isEmpty() ? base.resolve("/") : base;
            String relative = text.startsWith("?") ? root.getRawPath() + text : text;
            return absolute(root.resolve(relative));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean hasScheme(String text) {
        return SCHEME.matcher(text).lookingAt();
    }

    private static Optional<URI> absolute(String text) {
        try {
            return absolute(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<URI> absolute(URI uri) {
        String given = uri.getScheme() == null ? "" : uri.getScheme();
        String scheme = given.toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) return Optional.empty();
        String authority = uri.getRawAuthority();
        if (authority == null || authority.isEmpty()) return Optional.empty();
        return Optional.of(
                scheme.equals(given) ? uri : URI.create(scheme + uri.toString().substring(given.length())));
    }

    /** The text with everything percent-encoded that RFC 3986 does not allow to stand, and an ASCII host. */
    private static String encoded(String raw) {
        String text = BROKEN.matcher(raw.strip()).replaceAll("");
        int start = text.indexOf("//") + 2;
        if (start >= 2 && (start == 2 || text.charAt(start - 3) == ':')) {
            int end = start;
            while (end < text.length() && "/?#\\".indexOf(text.charAt(end)) < 0) end++;
            text = text.substring(0, start) + asciiAuthority(text.substring(start, end)) + text.substring(end);
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        boolean fragment = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            boolean secondHash = c == '#' && fragment;
            fragment |= c == '#';
            boolean loosePercent = c == '%' && !hexAt(text, i);
            boolean bracket = (c == '[' || c == ']') && out.indexOf("/", 8) >= 0;
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || KEPT.indexOf(c) >= 0);
            if (plain && !secondHash && !loosePercent && !bracket) out.appendCodePoint(c);
            else
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8))
                    out.append(String.format("%%%02X", b));
        }
        return out.toString();
    }

    private static boolean hexAt(String text, int i) {
        return i + 1 < text.length()
                && Character.digit(text.charAt(i), 16) >= 0
                && Character.digit(text.charAt(i + 1), 16) >= 0;
    }

    private static String asciiAuthority(String authority) {
        if (authority.chars().allMatch(c -> c < 128)) return authority;
        int at = authority.lastIndexOf('@') + 1;
        int colon = authority.indexOf(':', at);
        String host = authority.substring(at, colon < 0 ? authority.length() : colon);
        try {
            return authority.substring(0, at)
                    + IDN.toASCII(host, IDN.ALLOW_UNASSIGNED)
                    + (colon < 0 ? "" : authority.substring(colon));
        } catch (IllegalArgumentException e) {
            return authority;
        }
    }
}
