package org.tributary.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How we behaved towards one host since the program started, and how it took that.
 *
 * @param host a registrable domain or a literal address
 * @param requests that went out to it
 * @param unchanged of them were answered by a 304: nothing was carried in vain
 * @param throttled of them were answered by "not so often"
 * @param failed of them were answered by another error, or not at all
 * @param closed pages that its robots.txt kept us from, so that no request went out
 * @param pause between two requests, ours or the longer one that it asked for
 * @param heldUntil while it wants to be left alone
 */
public record HostRecord(
        String host,
        long requests,
        long unchanged,
        long throttled,
        long failed,
        long closed,
        Duration pause,
        Optional<Instant> heldUntil) {}
