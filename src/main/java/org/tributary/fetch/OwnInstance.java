package org.tributary.fetch;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Dns;
import okhttp3.FormBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Tells the instance that holds the store what a command wishes: the one thing that is ever sent by POST, and only to
 * networks that are this machine itself.
 */
public final class OwnInstance {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private OwnInstance() {}

    /** What it answered. */
    public record Answer(int status, String body) {}

    /**
     * @param networks in which it may be
     * @param key as a bearer's
     * @return empty where nobody answers there
     */
    public static Optional<Answer> post(URI at, Map<String, String> form, String key, List<String> networks) {
        AddressGuard guard = new AddressGuard(networks);
        OkHttpClient client = new OkHttpClient.Builder()
                .dns(new GuardedDns(Dns.SYSTEM, guard))
                .socketFactory(new GuardedSockets(guard))
                .proxy(java.net.Proxy.NO_PROXY)
                .followRedirects(false)
                .callTimeout(PATIENCE)
                .readTimeout(PATIENCE)
                .build();
        FormBody.Builder body = new FormBody.Builder();
        form.forEach(body::add);
        Request request = new Request.Builder()
                .url(at.toString())
                .header("Authorization", "Bearer " + key)
                .post(body.build())
                .build();
        try (Response response = client.newCall(request).execute()) {
            return Optional.of(new Answer(response.code(), response.body().string()));
        } catch (IOException e) {
            return Optional.empty();
        } finally {
            client.dispatcher().executorService().shutdown();
            client.connectionPool().evictAll();
        }
    }
}
