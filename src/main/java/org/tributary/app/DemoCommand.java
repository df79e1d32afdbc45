package org.tributary.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** The whole thing on this machine alone, with outlets that it brings along. */
@Command(
        name = "demo",
        header = "shows the whole thing without a network, with four invented outlets",
        description = "Polls and serves until it is stopped; what it stores lies in a folder of its own.")
final class DemoCommand implements Callable<Integer> {
    private final Console console;

    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private TributaryCommand tributary;

    @Option(names = "--port", paramLabel = "N", description = "where to serve (default: any port that is free)")
    private int port;

    @Option(names = "--keep", description = "leave what was stored where it is, when it ends")
    private boolean keep;

    DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("tributary-demo");
        try (DemoOutlets outlets = new DemoOutlets(InstantSource.system())) {
            Path config = Files.writeString(folder.resolve("feeds.yml"), feeds(outlets));
            tributary.config = config;
            return new RunCommand(tributary, base -> tell(base, folder, config), () -> {
                        if (!keep) Folders.delete(folder);
                    })
                    .call();
        }
    }

    private String feeds(DemoOutlets outlets) {
        return "title: News of Port Selam (a demo)\nserve: {port: " + port + "}\n"
                + "fetch: {pause: 0s, allow-private: [127.0.0.0/8]}\nsources:\n" + outlets.sources()
                + "publications:\n  - {name: kurdish, title: Kurdish news, query: \"tag:kurdish\"}\n";
    }

    private void tell(URI base, Path folder, Path config) {
        PrintWriter out = console.lines();
        out.println("Four invented outlets (English, Arabic, Sorani, Kurmanji) are polled on this machine.");
        out.println("- Two agency stories, each run by two outlets, are one story each, \"Also in\" and AFP named.");
        out.println("- The Harbour Herald's page is full of banners, the article is not.");
        out.println("- After half a minute the Herald corrects a number: 1,200 seats become 2,100.");
        out.println("Search, in another terminal:  java -jar target/tributary.jar search silo --config " + config);
        out.println("Ctrl-C ends it" + (keep ? "; all stays in " + folder : ", and takes away what it stored") + ".");
        out.println("Open " + base + " in a browser; " + base + "sources shows the four, and " + base
                + "publications/kurdish a part of the news.");
        out.flush();
    }
}
