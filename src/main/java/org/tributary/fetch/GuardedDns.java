package org.tributary.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/**
 * Looks at every answer for a name before any is dialled. One answer that leads inside closes the name, because names
 * that answer outside now and inside then are how a guard is walked around; where allow-private names an answer, only
 * such answers are used.
 */
final class GuardedDns implements Dns {
    private final Dns resolver;
    private final AddressGuard guard;

    GuardedDns(Dns resolver, AddressGuard guard) {
        this.resolver = resolver;
        this.guard = guard;
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> answers = resolver.lookup(host);
        for (InetAddress answer : answers) {
            var objection = guard.objection(answer);
            if (objection.isEmpty()) continue;
            List<InetAddress> allowed =
                    answers.stream().filter(guard::isAllowed).toList();
            if (allowed.isEmpty()) throw new ForbiddenAddress(host + " leads to " + objection.get());
            return allowed;
        }
        return answers;
    }
}
