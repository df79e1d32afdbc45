package org.tributary.whole;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.opentest4j.TestAbortedException;

/** Debian's Chromium, driven by Playwright; a test that finds none is skipped, and says what it wanted. */
final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final List<String> QUIET = List.of(
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** Where the pictures of the last run lie, for people to look at. */
    static final Path PICTURES = Path.of("target", "pictures");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium) {
        this.playwright = playwright;
        this.chromium = chromium;
    }

    static Browser open() throws IOException {
        if (!Files.isExecutable(CHROMIUM)) throw new TestAbortedException("skipped: there is no " + CHROMIUM);
        Path driver = Files.createDirectories(Path.of("target", "playwright"));
        System.setProperty("playwright.driver.tmpdir", driver.toAbsolutePath().toString());
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        try {
            return new Browser(
                    playwright,
                    playwright
                            .chromium()
                            .launch(new BrowserType.LaunchOptions()
                                    .setExecutablePath(CHROMIUM)
                                    .setHeadless(true)
                                    .setChromiumSandbox(false)
                                    .setArgs(QUIET)));
        } catch (RuntimeException e) {
            playwright.close();
            throw e;
        }
    }

    /** How a reader looks at us. */
    record Eyes(int width, int height, boolean dark, boolean scripts) {
        static final Eyes DESK = new Eyes(1100, 800, false, true);
        static final Eyes NIGHT = new Eyes(1100, 800, true, true);
        static final Eyes PHONE = new Eyes(360, 740, false, true);
        static final Eyes PLAIN = new Eyes(1100, 800, false, false);
    }

    /** A fresh visitor, who complains about everything that a page did wrong. */
    Visit visit(Eyes eyes) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(eyes.width(), eyes.height())
                .setColorScheme(eyes.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setJavaScriptEnabled(eyes.scripts())
                .setBypassCSP(false));
        return new Visit(context);
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }

    /** One visitor and what went wrong before its eyes. */
    static final class Visit implements AutoCloseable {
        final Page page;
        final List<String> complaints = new ArrayList<>();
        private final BrowserContext context;

        private Visit(BrowserContext context) {
            this.context = context;
            this.page = context.newPage();
            page.setDefaultTimeout(20_000);
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) complaints.add(message.text());
            });
            page.onPageError(complaints::add);
            page.onRequestFailed(request -> complaints.add("failed: " + request.url()));
            page.onRequest(request -> {
                if (!request.url().startsWith("http://127.0.0.1:")) complaints.add("asks " + request.url());
            });
        }

        Visit at(URI address) {
            page.navigate(address.toString());
            return this;
        }

        /** @return the picture's file */
        Path picture(String name, boolean whole) throws IOException {
            Files.createDirectories(PICTURES);
            Path file = PICTURES.resolve(name + ".png");
            page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(whole));
            return file;
        }

        /** What axe finds against WCAG 2.2 A and AA and its own good practice, a line each. */
        @SuppressWarnings("unchecked")
        List<String> barriers() throws IOException {
            try (InputStream in = Browser.class.getResourceAsStream("/axe.min.js")) {
                page.evaluate(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
            }
            return (List<String>) page.evaluate("async () => (await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa',"
                    + " 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})).violations.flatMap(v => v.nodes.map("
                    + "n => v.id + ': ' + n.target + ' ' + n.failureSummary))");
        }

        /** Whether a reader must scroll sideways. */
        boolean overflows() {
            return (Boolean)
                    page.evaluate("() => document.documentElement.scrollWidth > document.documentElement.clientWidth");
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
