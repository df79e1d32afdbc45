package org.tributary.fetch;

import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;

/**
 * Looks names up on threads of their own, since nothing ends a look-up that hangs: its thread stays until the system gives
 * up, whoever asked goes on in time. There are few such threads; if all hang, the next look-up fails when its time is over.
 */
final class Lookups {
    private static final int AT_A_TIME = 64;

    private final Semaphore free = new Semaphore(AT_A_TIME);

    /** @throws UnknownHostException also where no answer came in time; that it was the time is the cause */
    List<InetAddress> ask(Dns resolver, String host, Duration within) throws UnknownHostException {
        long end = System.nanoTime() + within.toNanos();
        try {
            if (!free.tryAcquire(within.toNanos(), TimeUnit.NANOSECONDS)) throw late(host);
            Future<List<InetAddress>> answer = begin(() -> resolver.lookup(host));
            return answer.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw late(host);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw late(host);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownHostException unknown) throw unknown;
            UnknownHostException failed = new UnknownHostException(host);
            failed.initCause(e.getCause());
            throw failed;
        }
    }

    private Future<List<InetAddress>> begin(Callable<List<InetAddress>> lookup) {
        FutureTask<List<InetAddress>> task = new FutureTask<>(() -> {
            try {
                return lookup.call();
            } finally {
                free.release();
            }
        });
        Thread thread = new Thread(task, "look-up");
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private static UnknownHostException late(String host) {
        UnknownHostException late = new UnknownHostException(host);
        late.initCause(new InterruptedIOException("DNS did not answer in time"));
        return late;
    }
}
