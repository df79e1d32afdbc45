package org.tributary.fetch;

import java.io.IOException;
import java.net.Proxy;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okhttp3.internal.http2.ConnectionShutdownException;
import okhttp3.internal.http2.StreamResetException;
import okio.Buffer;
import okio.BufferedSource;
import org.tributary.model.FetchResult.Cause;

/**
 * One request and its answer, nothing more: no redirect is followed, no cookie kept, no proxy asked, nothing tried again
 * behind our back but a connection that the server had closed while it was idle. One client and one pool of connections
 * serve all sources; its variants share them.
 */
final class Wire implements Carrier {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final long SEGMENT = 8192;

    private final GuardedDns dns;
    private final OkHttpClient strict;
    private final OkHttpClient strictHttp1;
    private final OkHttpClient trusting;
    private final OkHttpClient trustingHttp1;

    Wire(Duration timeout, Dns resolver, AddressGuard guard) {
        this.dns = new GuardedDns(resolver, guard);
        this.strict = new OkHttpClient.Builder()
                .dns(dns)
                .socketFactory(new GuardedSockets(guard))
                .proxy(Proxy.NO_PROXY)
                // One address after the other, in Java's order (IPv4 first): racing them costs a thread for each
                // connection.
                .fastFallback(false)
                .followRedirects(false)
                .followSslRedirects(false)
                // Every look for an idle connection goes through all of them, so there are few.
                .connectionPool(new ConnectionPool(32, 30, java.util.concurrent.TimeUnit.SECONDS))
                .connectTimeout(timeout.compareTo(CONNECT) < 0 ? timeout : CONNECT)
                .readTimeout(timeout)
                .callTimeout(timeout)
                .addNetworkInterceptor(Wire::inTime)
                .addNetworkInterceptor(Wire::withoutSecondTries)
                .build();
        this.strictHttp1 = http1(strict);
        this.trusting = trusting(strict);
        this.trustingHttp1 = http1(trusting);
    }

    @Override
    public Answer ask(HttpUrl url, Headers headers, Manner manner) throws IOException {
        Call call = client(manner)
                .newCall(new Request.Builder()
                        .url(url)
                        .headers(headers)
                        .tag(Manner.class, manner)
                        .build());
        dns.allow(manner.left());
        call.timeout().timeout(Math.max(1, manner.left().toMillis()), java.util.concurrent.TimeUnit.MILLISECONDS);
        try (Response response = call.execute()) {
            byte[] body = response.isSuccessful() ? body(response, manner) : new byte[0];
            return new Answer(response.code(), response.headers(), body);
        }
    }

    /** Sends a document and answers with the status; what the other says is not read. */
    int post(HttpUrl url, Headers headers, byte[] body) throws IOException {
        RequestBody json = RequestBody.create(body, MediaType.get("application/json; charset=utf-8"));
        Request request =
                new Request.Builder().url(url).headers(headers).post(json).build();
        try (Response response = strict.newCall(request).execute()) {
            return response.code();
        }
    }

    /** Whether it was HTTP/2 itself that failed, so that HTTP/1.1 may do better. */
    static boolean isHttp2Trouble(IOException e) {
        return e instanceof StreamResetException || e instanceof ConnectionShutdownException;
    }

    private OkHttpClient client(Manner manner) {
        if (manner.anyCertificate()) return manner.http1() ? trustingHttp1 : trusting;
        return manner.http1() ? strictHttp1 : strict;
    }

    private static byte[] body(Response response, Manner manner) throws IOException {
        ResponseBody body = response.body();
        MediaType type = body.contentType();
        if (type != null && isMedia(type))
            throw new BadBody(Cause.STATUS, "is " + type.type() + "/" + type.subtype() + ", nothing to read");
        long said = body.contentLength();
        if (said > manner.most() && !manner.cut())
            throw new BadBody(Cause.TOO_LARGE, "is " + said + " bytes long; the limit is " + manner.most());
        byte[] packed = read(body.source(), manner);
        return Unpacking.unpack(packed, response.headers("Content-Encoding"), manner.most(), manner.cut());
    }

    /** An entry may link to its film or its photograph; nobody need send us that. */
    private static boolean isMedia(MediaType type) {
        return Set.of("video", "audio", "image").contains(type.type())
                || type.subtype().equals("pdf");
    }

    /** Into the client's own segments, which are not copied until the body is known to be small enough. */
    private static byte[] read(BufferedSource in, Manner manner) throws IOException {
        Buffer body = new Buffer();
        while (body.size() <= manner.most() && in.read(body, SEGMENT) >= 0) {
            // on to the next
        }
        if (body.size() <= manner.most()) return body.readByteArray();
        if (manner.cut()) return body.readByteArray(manner.most());
        throw new BadBody(Cause.TOO_LARGE, "is longer than " + manner.most() + " bytes, the limit");
    }

    /** To connect may have taken long, and a process may be stopped at any moment. */
    private static Response inTime(Interceptor.Chain chain) throws IOException {
        Manner manner = chain.request().tag(Manner.class);
        if (manner != null && !manner.mayGo().getAsBoolean())
            throw new IOException("its turn was over before it was sent");
        return chain.proceed(chain.request());
    }

    /** The client repeats a 408, and a 503 with "Retry-After: 0", by itself; repeating is the poll policy's to decide. */
    private static Response withoutSecondTries(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        if (response.code() == 408)
            return response.newBuilder().header("Retry-After", "1").build();
        if (response.code() == 503 && "0".equals(response.header("Retry-After")))
            return response.newBuilder().removeHeader("Retry-After").build();
        return response;
    }

    private static OkHttpClient http1(OkHttpClient client) {
        return client.newBuilder().protocols(List.of(Protocol.HTTP_1_1)).build();
    }

    private static OkHttpClient trusting(OkHttpClient client) {
        try {
            AnyCertificate trust = new AnyCertificate();
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            return client.newBuilder()
                    .sslSocketFactory(context.getSocketFactory(), trust)
                    .hostnameVerifier((host, session) -> true)
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    @Override
    public void close() {
        strict.dispatcher().executorService().shutdown();
        strict.connectionPool().evictAll();
    }

    /** For sources that feeds.yml excuses in words; each is logged. */
    private static final class AnyCertificate extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
