package org.tributary.fetch;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/** Says of a host, before anything is asked, whether {@code allow-private} names it. */
public final class PrivateNetworks {
    private final AddressGuard guard;

    /** @throws IllegalArgumentException where a line is no network ({@link PoliteFetcher#cidrProblem}) */
    public PrivateNetworks(List<String> allowPrivate) {
        this.guard = new AddressGuard(allowPrivate);
    }

    /** Whether a host, written as an address or as localhost, is in them. Other names are not looked up: false. */
    public boolean hold(String host) {
        return guard.allowsAny() && literal(host).filter(guard::isAllowed).isPresent();
    }

    /** The same for the host of a URL. */
    public boolean hold(URI url) {
        return url.getHost() != null && hold(url.getHost());
    }

    private static Optional<InetAddress> literal(String host) {
        String plain = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        try {
            if (plain.equalsIgnoreCase("localhost")) return Optional.of(InetAddress.getByName("127.0.0.1"));
            boolean isAddress = plain.matches("\\d{1,3}(\\.\\d{1,3}){3}") || plain.contains(":");
            return isAddress ? Optional.of(InetAddress.getByName(plain)) : Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
