package org.tributary.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The cheapest server there can be: who brings no validator gets a feed, to all others nothing is ever new. */
final class Unchanging implements AutoCloseable {
    private static final byte[] FEED = ("<rss version='2.0'><channel><title>t</title>"
                    + "<item><guid>1</guid><title>An item</title></item></channel></rss>")
            .getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SAME =
            "HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket door;

    Unchanging() throws IOException {
        door = new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
        Thread porter = new Thread(this::open, "unchanging");
        porter.setDaemon(true);
        porter.start();
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + door.getLocalPort() + "/" + path);
    }

    private void open() {
        try {
            while (true) {
                Socket guest = door.accept();
                Thread waiter = new Thread(() -> answer(guest), "unchanging");
                waiter.setDaemon(true);
                waiter.start();
            }
        } catch (IOException e) {
            // it was closed
        }
    }

    private static void answer(Socket guest) {
        try (guest;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(guest.getInputStream(), StandardCharsets.US_ASCII))) {
            OutputStream out = guest.getOutputStream();
            boolean knows = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("If-None-Match")) knows = true;
                if (!line.isEmpty()) continue;
                if (knows) out.write(SAME);
                else {
                    out.write(("HTTP/1.1 200 OK\r\nETag: \"1\"\r\nContent-Type: application/rss+xml\r\nContent-Length: "
                                    + FEED.length + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
                    out.write(FEED);
                }
                knows = false;
            }
        } catch (IOException e) {
            // the guest is gone
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
