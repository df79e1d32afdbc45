package org.tributary.config;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Bytes to a tree of YAML nodes, each with its line. A file that is no YAML at all has one problem: the first, because
 * whatever a parser says after it is a guess. Depth and aliases are bounded before a tree is made (S22).
 */
final class YamlText {
    /** Far more than any list of sources needs. */
    static final int MAX_BYTES = 16 << 20;

    private static final int MAX_DEPTH = 16;
    private static final int MAX_ALIASES = 1000;
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setCodePointLimit(MAX_BYTES)
            .setMaxAliasesForCollections(MAX_ALIASES)
            .setAllowDuplicateKeys(true)
            .build();

    private final Problems problems;

    YamlText(Problems problems) {
        this.problems = problems;
    }

    /** The root of the document, or empty where the file says nothing; throws what is wrong as one problem. */
    Optional<Node> read(byte[] bytes) {
        String text = decoded(bytes);
        try {
            bound(text);
            return new Compose(SETTINGS).composeString(text);
        } catch (MarkedYamlEngineException e) {
            Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
            int line = mark.map(Mark::getLine).orElse(0) + 1;
            Optional<String> neverClosed =
                    Optional.ofNullable(e.getContext()).flatMap(at -> YamlMistake.neverClosed(at, line));
            if (neverClosed.isPresent()) mark = e.getContextMark().or(e::getProblemMark);
            throw fail(
                    mark.map(Mark::getLine).orElse(0) + 1,
                    mark.map(Mark::getColumn).orElse(0) + 1,
                    neverClosed.orElseGet(() -> YamlMistake.inWords(e.getProblem(), lineOf(text, line))));
        } catch (ReaderException e) {
            int at = Math.min(Math.max(e.getPosition(), 0), text.length());
            throw fail(lineAt(text, at), 1, "holds a control character that YAML forbids; delete it");
        } catch (YamlEngineException e) {
            throw fail(1, 1, "cannot be read as YAML: " + firstLine(String.valueOf(e.getMessage())));
        }
    }

    private void bound(String text) {
        int depth = 0;
        int aliases = 0;
        for (Event event : new Parse(SETTINGS).parseString(text)) {
            if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH)
                throw fail(event, "is nested more than " + MAX_DEPTH + " deep; no key of this file needs that");
            if (event instanceof CollectionEndEvent) depth--;
            if (event instanceof AliasEvent && ++aliases > MAX_ALIASES)
                throw fail(event, "holds more than " + MAX_ALIASES + " aliases (*name); write the values out");
        }
    }

    private String decoded(byte[] bytes) {
        if (bytes.length > MAX_BYTES) throw fail(1, 1, "is larger than 16 MB; is this the right file?");
        if (bytes.length >= 2 && (bytes[0] & 0xff) + (bytes[1] & 0xff) == 0xfe + 0xff)
            throw fail(1, 1, "is written in UTF-16; save it as UTF-8");
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CoderResult result = decoder.decode(in, out, true);
        String text = out.flip().toString();
        if (result.isError()) throw fail(lineAt(text, text.length()), 1, "is not UTF-8 on this line; save it as UTF-8");
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private ConfigException fail(Event event, String text) {
        Optional<Mark> mark = event.getStartMark();
        return fail(
                mark.map(Mark::getLine).orElse(0) + 1, mark.map(Mark::getColumn).orElse(0) + 1, text);
    }

    private ConfigException fail(int line, int column, String text) {
        problems.add(line, column, text);
        try {
            problems.throwIfAny();
        } catch (ConfigException e) {
            return e;
        }
        throw new IllegalStateException("a problem was added");
    }

    private static int lineAt(String text, int at) {
        return (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    }

    private static String lineOf(String text, int line) {
        return text.lines().skip(line - 1L).findFirst().orElse("");
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
