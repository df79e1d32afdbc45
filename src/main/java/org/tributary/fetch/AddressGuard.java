package org.tributary.fetch;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv6.IPv6Address;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which addresses a request may be dialled to: those of the public internet, on the ports of the web, and whatever
 * {@code allow-private} names. It judges the address itself, so it does not matter how somebody wrote it.
 *
 * <p>The list is IANA's special-purpose registries (RFC 6890 and its updates). Of IPv6 only global unicast passes;
 * IPv4 inside IPv6 never does, but for NAT64 (RFC 6052), behind which whole networks live: there the inner one is judged.
 */
final class AddressGuard {
    private static final IPAddressStringParameters PLAIN = new IPAddressStringParameters.Builder()
            .allowWildcardedSeparator(false)
            .allowEmpty(false)
            .allowAll(false)
            .allowSingleSegment(false)
            .allowMask(false)
            .getIPv4AddressParametersBuilder()
            .allow_inet_aton(false)
            .getParentBuilder()
            .toParams();

    private static final Map<IPAddress, String> CLOSED = closed();
    private static final IPAddress GLOBAL_UNICAST = block("2000::/3");
    private static final IPAddress NAT64 = block("64:ff9b::/96");

    private final List<IPAddress> allowed;

    /** @throws IllegalArgumentException where {@link #cidrProblem} has something to say */
    AddressGuard(List<String> allowPrivate) {
        this.allowed = allowPrivate.stream().map(AddressGuard::block).toList();
    }

    private static Map<IPAddress, String> closed() {
        Map<IPAddress, String> closed = new LinkedHashMap<>();
        closed.put(block("127.0.0.0/8"), "this machine");
        closed.put(block("10.0.0.0/8"), "a private network");
        closed.put(block("172.16.0.0/12"), "a private network");
        closed.put(block("192.168.0.0/16"), "a private network");
        closed.put(block("169.254.0.0/16"), "the local link, where clouds keep their secrets");
        closed.put(block("100.64.0.0/10"), "a carrier's inner network");
        closed.put(block("0.0.0.0/8"), "this network");
        closed.put(block("192.0.0.0/24"), "a reserved network");
        closed.put(block("192.0.2.0/24"), "an example network");
        closed.put(block("198.51.100.0/24"), "an example network");
        closed.put(block("203.0.113.0/24"), "an example network");
        closed.put(block("192.88.99.0/24"), "a retired relay");
        closed.put(block("198.18.0.0/15"), "a laboratory network");
        closed.put(block("224.0.0.0/4"), "a multicast group");
        closed.put(block("240.0.0.0/4"), "a reserved network");
        closed.put(block("::1/128"), "this machine");
        closed.put(block("fc00::/7"), "a private network");
        closed.put(block("fe80::/10"), "the local link");
        closed.put(block("ff00::/8"), "a multicast group");
        closed.put(block("2001::/23"), "a reserved network or a Teredo tunnel");
        closed.put(block("2001:db8::/32"), "an example network");
        closed.put(block("2002::/16"), "a 6to4 tunnel");
        closed.put(block("3fff::/20"), "an example network");
        return closed;
    }

    /** What is wrong with a line of {@code allow-private}, or empty. */
    static Optional<String> cidrProblem(String cidr) {
        if (network(cidr).isPresent()) return Optional.empty();
        return Optional.of("'" + cidr + "' is no network; write 10.0.0.0/8, 192.168.1.7 or fd00::/8, say");
    }

    private static IPAddress block(String cidr) {
        return network(cidr).orElseThrow(() -> new IllegalArgumentException("'" + cidr + "' is no network"));
    }

    private static Optional<IPAddress> network(String cidr) {
        boolean plain = cidr.matches("[0-9a-fA-F:.]*[:.][0-9a-fA-F:.]*(/\\d{1,3})?");
        return Optional.of(cidr)
                .filter(text -> plain)
                .map(text -> new IPAddressString(text, PLAIN).getAddress())
                .map(IPAddress::toPrefixBlock);
    }

    /** Why no request goes to this port of this address, or empty. */
    Optional<String> objection(InetAddress address, int port) {
        if (isAllowed(address)) return Optional.empty();
        return objection(address).or(() -> objection(port));
    }

    /** Why no request goes to this address, or empty. */
    Optional<String> objection(InetAddress address) {
        IPAddress dialled = read(address);
        if (isAllowed(address)) return Optional.empty();
        return closedBy(dialled)
                .map(place ->
                        address.getHostAddress() + " is " + place + "; if it is yours, name it in fetch.allow-private");
    }

    /** Why no request goes to this port of an address that nobody allowed by name, or empty. */
    static Optional<String> objection(int port) {
        boolean open = port == 80 || port == 443 || (port >= 8000 && port <= 8999);
        return open ? Optional.empty() : Optional.of("port " + port + " is not one of the web's (80, 443, 8000-8999)");
    }

    /** Whether {@code allow-private} names it. */
    boolean isAllowed(InetAddress address) {
        if (allowed.isEmpty()) return false;
        IPAddress dialled = read(address);
        return allowed.stream().anyMatch(block -> block.contains(dialled));
    }

    /** Whether {@code allow-private} names anything. */
    boolean allowsAny() {
        return !allowed.isEmpty();
    }

    private static Optional<String> closedBy(IPAddress address) {
        if (NAT64.contains(address)) return closedBy(address.toIPv6().getEmbeddedIPv4Address());
        for (Map.Entry<IPAddress, String> place : CLOSED.entrySet())
            if (place.getKey().contains(address)) return Optional.of(place.getValue());
        boolean open = address.isIPv4() || GLOBAL_UNICAST.contains(address);
        return open ? Optional.empty() : Optional.of("no public address");
    }

    /** By its bytes alone: names and zones that cling to an InetAddress say nothing about where it leads. */
    private static IPAddress read(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 4 ? new IPv4Address(bytes) : new IPv6Address(bytes);
    }
}
