package org.tributary.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.tributary.model.Download;
import org.tributary.model.WebUrl;

/** A line's document: its "file" (which may be gzipped) or its "html", as if it had just been fetched. */
final class Given {
    private static final int LARGEST = 64 << 20;
    private static final URI NOWHERE = URI.create("http://localhost/");

    private Given() {}

    static Download document(ObjectNode asked) throws IOException {
        URI url = WebUrl.of(JsonLines.text(asked, "url")).orElse(NOWHERE);
        String type = JsonLines.text(asked, "content_type");
        String file = JsonLines.text(asked, "file");
        if (asked.hasNonNull("html")) return decoded(url, JsonLines.text(asked, "html"));
        if (file.isEmpty()) throw new IOException("neither 'file' nor 'html' is given");
        return Download.of(url, bytes(file), Optional.of(type).filter(each -> !each.isBlank()));
    }

    /** The line's own JSON was UTF-8, so a charset that the page declares is no longer true. */
    private static Download decoded(URI url, String html) {
        return Download.of(url, html.getBytes(StandardCharsets.UTF_8), Optional.of("text/html; charset=utf-8"));
    }

    private static byte[] bytes(String file) throws IOException {
        try (InputStream in = opened(Path.of(file))) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) throw new IOException(file + " is larger than " + (LARGEST >> 20) + " MB");
            return bytes;
        } catch (NoSuchFileException e) {
            throw new IOException("no such file: " + file, e);
        } catch (ZipException | EOFException e) {
            throw new IOException(file + " is no whole gzip file: " + e.getMessage(), e);
        } catch (InvalidPathException e) {
            throw new IOException("not a file's name: " + file, e);
        }
    }

    private static InputStream opened(Path file) throws IOException {
        if (Files.isDirectory(file)) throw new IOException(file + " is a folder");
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        in.mark(2);
        boolean zipped = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return zipped ? new GZIPInputStream(in, 1 << 16) : in;
    }
}
