package org.tributary.fetch;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * What can be said against an address before anything is looked up: its scheme, a name and password in it, and the
 * many ways to write an IP address so that a reader does not see one ({@code 2130706433}, {@code 0x7f.1}, {@code 127.1}).
 */
final class UrlGuard {
    /** The last label of a host that the web's URL standard reads as an IPv4 number, in any of its bases. */
    private static final Pattern NUMBER = Pattern.compile("\\d+|0[xX][0-9a-fA-F]*");

    private UrlGuard() {}

    /** Why no request goes there, or empty; then {@link HttpUrl#get} can read it. */
    static Optional<String> objection(URI at) {
        String scheme = at.getScheme() == null ? "" : at.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https"))
            return Optional.of("only http and https are visited, not '" + scheme + ":'");
        HttpUrl url = HttpUrl.parse(at.toString());
        if (url == null) return Optional.of("it is no address that can be visited");
        String authority = at.getRawAuthority() == null ? "" : at.getRawAuthority();
        if (authority.contains("@"))
            return Optional.of("its address carries a user name; give credentials under headers: in feeds.yml");
        if (isDisguised(authority.replaceFirst(":\\d*$", ""), url.host()))
            return Optional.of("its address is a number in disguise; write it as four decimal numbers");
        return Optional.empty();
    }

    /** An IPv4 address in any form but the plain one: the text must be the four numbers that the client will dial. */
    private static boolean isDisguised(String written, String understood) {
        if (written.startsWith("[")) return false;
        return (endsInNumber(written) || endsInNumber(understood))
                && !(written.equals(understood) && isPlainIpv4(written));
    }

    private static boolean endsInNumber(String host) {
        String bare = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return NUMBER.matcher(bare.substring(bare.lastIndexOf('.') + 1)).matches();
    }

    private static boolean isPlainIpv4(String host) {
        String octet = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
        return host.matches(octet + "(\\." + octet + "){3}");
    }

    /** An address as it may be shown: a query may hold a key, so it is left out. */
    static String shown(URI at) {
        String text = at.toString();
        int query = text.indexOf('?');
        return query < 0 ? text : text.substring(0, query) + "?…";
    }
}
