package org.tributary.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Which hosts are the user's own: every address of theirs lies in a network that {@code allow-private} names. */
public final class OwnNetworks {
    private OwnNetworks() {}

    /** Asks the resolver for a host's name, but only where any network is named; a host that it does not know is not ours. */
    public static boolean hold(List<String> allowPrivate, String host) {
        List<String> readable = allowPrivate.stream()
                .filter(cidr -> AddressGuard.cidrProblem(cidr).isEmpty())
                .toList();
        if (readable.isEmpty()) return false;
        try {
            AddressGuard guard = new AddressGuard(readable);
            return Arrays.stream(InetAddress.getAllByName(host)).allMatch(guard::isAllowed);
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
