package org.tributary.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import okhttp3.Dns;

/**
 * Looks at every answer for a name before any is dialled. One answer that leads inside closes the name, because names
 * that answer outside now and inside then are how a guard is walked around; where allow-private names an answer, only
 * such answers are used. A resolver that hangs is waited for no longer than the call has time.
 */
final class GuardedDns implements Dns {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Dns resolver;
    private final AddressGuard guard;
    private final Lookups lookups = new Lookups();
    private final ThreadLocal<Duration> left = ThreadLocal.withInitial(() -> LONGEST);

    GuardedDns(Dns resolver, AddressGuard guard) {
        this.resolver = resolver;
        this.guard = guard;
    }

    /** Whatever this thread looks up next may take so long, and ten seconds at most. */
    void allow(Duration time) {
        left.set(time.compareTo(LONGEST) < 0 ? time : LONGEST);
    }

    @Override
    public List<InetAddress> lookup(String host) throws UnknownHostException {
        List<InetAddress> answers = lookups.ask(resolver, host, Objects.requireNonNull(left.get()));
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
