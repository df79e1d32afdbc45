package org.tributary.publish;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * The publisher behind an article, as far as the world may know it.
 *
 * @param feed the address of its feed, without anything that may be a secret
 * @param home its web page
 * @param rights its own words on copyright, copied
 * @param updated when its feed last gave us something new
 */
public record Outlet(
        String name,
        Optional<URI> feed,
        Optional<URI> home,
        Optional<String> rights,
        Optional<URI> icon,
        Optional<Instant> updated) {
    /** An outlet of which only the name is known. */
    public static Outlet named(String name) {
        return new Outlet(
                name, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
