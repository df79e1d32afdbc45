package org.tributary.serve;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /api/v1/export.jsonl} and {@code .csv}: sent while it is read, compressed for whoever accepts that. */
final class ExportRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(ExportRoutes.class);
    private static final int BUFFER = 1 << 16;

    private final Door door;
    private final Export export;

    ExportRoutes(Door door, Export export) {
        this.door = door;
        this.export = export;
    }

    void open(JavalinConfig config) {
        for (Export.Format format : Export.Format.values())
            Door.get(config, path(format), context -> send(context, format));
    }

    static String path(Export.Format format) {
        return ApiRoutes.ROOT + "export." + format.name().toLowerCase(Locale.ROOT);
    }

    private void send(Context context, Export.Format format) throws IOException {
        Reader reader = door.reader(context);
        Wish wish = door.wish(context, "");
        int most = context.queryParam("n") == null ? Integer.MAX_VALUE : wish.n();
        context.contentType(format.contentType)
                .header("Cache-Control", "no-store")
                .header("Vary", "Accept-Encoding")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"stories." + format.name().toLowerCase(Locale.ROOT) + '"');
        boolean gzip = Answers.acceptsGzip(context);
        if (gzip) context.header("Content-Encoding", "gzip");
        if (context.method().name().equals("HEAD")) return;
        OutputStream plain = context.res().getOutputStream();
        try (OutputStream out = new BufferedOutputStream(gzip ? new GZIPOutputStream(plain, BUFFER) : plain, BUFFER)) {
            format.begin(out);
            write(wish, most, reader, format, out);
        }
    }

    /** The status is long sent when something breaks, so the last row says it: a file cut short looks whole. */
    private void write(Wish wish, int most, Reader reader, Export.Format format, OutputStream out) throws IOException {
        try {
            export.rows(wish, most, reader, row -> format.row(row, out));
        } catch (IOException gone) {
            throw gone;
        } catch (RuntimeException broken) {
            LOG.error("an export broke off", broken);
            format.row(ApiJson.problem("This export broke off here; please ask for it again."), out);
        }
    }
}
