package org.tributary.app;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Writes what the build puts beside the jar: the manual page (man-pages(7)) and the completion for bash and zsh. */
public final class Manual {
    private Manual() {}

    /** @param arguments the folder to write into */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Console nobody = new Console(System.in, System.out, System.err);
        CommandLine commands = Main.commands(nobody);
        String page = page(commands);
        Files.writeString(folder.resolve("tributary.1"), page);
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(folder.resolve("tributary.1.gz")))) {
            packed.write(page.getBytes(StandardCharsets.UTF_8)); // as a Debian package has it
        }
        Files.writeString(folder.resolve("tributary_completion"), AutoComplete.bash("tributary", commands));
    }

    /** The manual page in roff. */
    static String page(CommandLine tributary) {
        List<String> lines = new ArrayList<>();
        lines.add(".TH TRIBUTARY 1 \"\" \"Tributary\" \"User commands\"");
        lines.add(".SH NAME");
        lines.add("tributary \\- a self\\-hosted news aggregator");
        lines.add(".SH SYNOPSIS");
        lines.add(".B tributary");
        lines.add("[\\fB\\-\\-config\\fR=\\fIFILE\\fR] [\\fICOMMAND\\fR]");
        lines.add(".SH DESCRIPTION");
        lines.add(
                text(String.join(" ", tributary.getCommandSpec().usageMessage().description())));
        lines.add("Without a command it runs: it polls and serves until it is stopped.");
        lines.add(".SH OPTIONS");
        options(tributary.getCommandSpec(), lines);
        lines.add(".SH COMMANDS");
        tributary.getSubcommands().forEach((name, command) -> command(name, command, lines));
        lines.add(".SH EXIT STATUS");
        lines.add("0: done. 1: failed. 2: wrong use.");
        lines.add(".SH FILES");
        lines.addAll(List.of(".TP", ".I feeds.yml", "names the sources; looked for in the working directory."));
        lines.addAll(List.of(".TP", ".I data/", "what was stored, beside feeds.yml."));
        lines.add(".SH ENVIRONMENT");
        lines.addAll(List.of(".TP", ".B NO_COLOR", "where it is set, nothing is coloured."));
        return String.join("\n", lines) + "\n";
    }

    private static void command(String name, CommandLine command, List<String> lines) {
        CommandSpec spec = command.getCommandSpec();
        lines.add(".SS " + text(name));
        lines.add("\\fB" + text(spec.qualifiedName(" ")) + "\\fR" + parameters(spec));
        lines.add(".PP");
        lines.add(
                text(Stream.of(spec.usageMessage().header(), spec.usageMessage().description())
                        .map(words -> String.join(" ", words))
                        .filter(words -> !words.isBlank())
                        .map(words -> words.endsWith(".") ? words : words + ".")
                        .collect(Collectors.joining(" "))));
        for (PositionalParamSpec each : spec.positionalParameters())
            item("\\fI" + text(each.paramLabel()) + "\\fR", each.description(), lines);
        options(spec, lines);
        command.getSubcommands().forEach((inner, its) -> command(name + " " + inner, its, lines));
    }

    private static String parameters(CommandSpec spec) {
        String out = spec.positionalParameters().stream()
                .map(each -> " \\fI" + text(each.paramLabel()) + "\\fR"
                        + (each.arity().max() > 1 ? "..." : ""))
                .collect(Collectors.joining());
        return spec.options().stream().anyMatch(Manual::isOwn) ? " [\\fIoptions\\fR]" + out : out;
    }

    private static void options(CommandSpec spec, List<String> lines) {
        for (OptionSpec option : spec.options())
            if (isOwn(option) || spec.parent() == null)
                item(
                        Stream.of(option.names())
                                        .map(name -> "\\fB" + text(name) + "\\fR")
                                        .collect(Collectors.joining(", "))
                                + (option.arity().max() > 0 ? " \\fI" + text(option.paramLabel()) + "\\fR" : ""),
                        option.description(),
                        lines);
    }

    /** Those that every command has are told of once. */
    private static boolean isOwn(OptionSpec option) {
        return !option.inherited() && !option.usageHelp() && !option.versionHelp();
    }

    private static void item(String term, String[] description, List<String> lines) {
        lines.add(".TP");
        lines.add(term);
        lines.add(text(String.join(" ", description)));
    }

    /** Picocli's own variables are filled in by its help alone; here they are left out. */
    private static String text(String words) {
        String plain = Help.Ansi.OFF
                .string(words)
                .replace("%n", " ")
                .replaceAll(" *\\(default: \\$\\{DEFAULT-VALUE}\\)", "")
                .replace("\\", "\\e")
                .replace("-", "\\-");
        return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
    }
}
