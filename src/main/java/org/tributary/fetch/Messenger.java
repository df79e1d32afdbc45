package org.tributary.fetch;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Dns;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a document to somebody who asked for it (a webhook), through the same guard as every request: no private
 * address unless feeds.yml allows it, no redirect, ten seconds.
 */
public final class Messenger implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Messenger.class);
    private static final java.time.Duration TIMEOUT = java.time.Duration.ofSeconds(10);

    private final Wire wire;

    /** @param allowPrivate networks (CIDR) that are not public but may be visited */
    public Messenger(List<String> allowPrivate) {
        this.wire = new Wire(TIMEOUT, Dns.SYSTEM, new AddressGuard(allowPrivate));
    }

    /** Whether the document was taken: a status from 200 to 299. */
    public boolean post(URI url, byte[] body, Map<String, String> headers) {
        Optional<String> objection = UrlGuard.objection(url);
        if (objection.isPresent()) {
            LOG.warn("the webhook at {} is not told: {}", url.getHost(), objection.get());
            return false;
        }
        try {
            HttpUrl at = HttpUrl.get(url.toString());
            int status = wire.post(at, Headers.of(headers), body);
            if (status < 200 || status > 299) LOG.info("the webhook at {} answered {}", at.host(), status);
            return status >= 200 && status <= 299;
        } catch (IOException | IllegalArgumentException e) {
            LOG.info("the webhook at {} cannot be reached: {}", url.getHost(), e.getMessage());
            return false;
        }
    }

    @Override
    public void close() {
        wire.close();
    }
}
