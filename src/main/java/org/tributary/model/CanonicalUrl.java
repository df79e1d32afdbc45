package org.tributary.model;

import java.net.URI;
import java.util.Locale;

/** The law that says when two addresses are one page: trackers, fragments and spelling do not tell pages apart. */
public record CanonicalUrl(String value) {
    public static CanonicalUrl of(URI url) {
        String scheme = "https";
        String host = url.getHost() == null ? url.getRawAuthority() : url.getHost();
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return new CanonicalUrl(scheme + "://" + host.toLowerCase(Locale.ROOT) + path + query);
    }
}
