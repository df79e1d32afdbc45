package org.tributary.fetch;

import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/** Carries one request to its server and the answer back: over the {@link Wire}, or to a server without one in tests. */
interface Carrier extends AutoCloseable {
    /** What a server answered; the body is unpacked, and empty unless the status is a success. */
    record Answer(int status, Headers headers, byte[] body) {}

    /**
     * How to ask.
     *
     * @param anyCertificate whether a TLS certificate that proves nothing will do
     * @param http1 whether HTTP/2 has just failed here
     * @param left wall-clock time for all of it, from the look-up of the name to the last byte
     * @param most decoded bytes
     * @param cut whether a longer body is cut off there instead of being an error
     * @param mayGo asked in the last moment before the request is written
     */
    record Manner(
            boolean anyCertificate, boolean http1, Duration left, long most, boolean cut, BooleanSupplier mayGo) {}

    Answer ask(HttpUrl url, Headers headers, Manner manner) throws IOException;

    @Override
    void close();
}
