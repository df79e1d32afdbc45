package org.tributary.config;

import java.net.URI;
import java.util.Locale;

/**
 * The name of a source that was given none: made from its address and nothing else, so that it is the same wherever
 * the source stands in the file and whatever else is there.
 */
final class SourceIds {
    private static final int LONGEST = 60;

    private SourceIds() {}

    static String of(URI url) {
        String host = url.getHost().toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
        String port = url.getPort() < 0 ? "" : "-" + url.getPort();
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        String query = url.getRawQuery() == null ? "" : "-" + url.getRawQuery();
        String slug = (host + port + path + query)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        if (slug.length() <= LONGEST) return slug;
        return slug.substring(0, LONGEST) + "-" + Integer.toHexString(slug.hashCode());
    }
}
