package org.tributary.config;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Adds sources to the text of a feeds.yml, every comment and blank line of a person's kept where it was. */
public final class FeedsText {
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private FeedsText() {}

    /** Sources as they are written in the file, each a mapping of keys to a text, a list of texts or a mapping of texts. */
    public static String block(List<Map<String, Object>> sources, int indent) {
        StringBuilder out = new StringBuilder();
        for (Map<String, Object> source : sources) {
            String lead = " ".repeat(indent) + "- ";
            for (Map.Entry<String, Object> each : source.entrySet()) {
                out.append(lead)
                        .append(each.getKey())
                        .append(": ")
                        .append(written(each.getValue()))
                        .append('\n');
                lead = " ".repeat(indent + 2);
            }
        }
        return out.toString();
    }

    /**
     * The text with the sources after those it has; empty where its list is written in one line, in brackets, so that
     * nothing can be put at its end by lines. A list that holds nothing yet, in whatever way, is begun.
     */
    public static Optional<String> with(String text, List<Map<String, Object>> sources) {
        if (text.startsWith(BYTE_ORDER_MARK))
            return with(text.substring(1), sources).map(BYTE_ORDER_MARK::concat);
        String whole = text.endsWith("\n") || text.isEmpty() ? text : text + "\n";
        if (text.isBlank()) return Optional.of("sources:\n" + block(sources, 2));
        Optional<Node> root = new YamlText(new Problems("feeds.yml"))
                .read(text.getBytes(StandardCharsets.UTF_8))
                .filter(node -> !Scalars.isNull(node));
        if (root.isPresent() && root.get() instanceof CollectionNode<?> top && top.getFlowStyle() == FlowStyle.FLOW)
            return Optional.empty();
        Optional<NodeTuple> entry = root.flatMap(FeedsText::sources);
        if (entry.isEmpty()) return Optional.of(whole + "\nsources:\n" + block(sources, 2));
        Node list = entry.get().getValueNode();
        if (isEmpty(list)) return begun(whole, entry.get(), sources);
        if (!(list instanceof SequenceNode sequence) || sequence.getFlowStyle() == FlowStyle.FLOW)
            return Optional.empty();
        int indent = sequence.getStartMark().map(Mark::getColumn).orElse(2);
        return Optional.of(inserted(whole, lastLine(sequence), block(sources, indent)));
    }

    private static Optional<NodeTuple> sources(Node root) {
        if (!(root instanceof MappingNode mapping)) return Optional.empty();
        return mapping.getValue().stream()
                .filter(each -> each.getKeyNode() instanceof ScalarNode key
                        && key.getValue().equals("sources"))
                .findFirst();
    }

    private static boolean isEmpty(Node list) {
        return Scalars.isNull(list)
                || list instanceof SequenceNode sequence && sequence.getValue().isEmpty();
    }

    /** {@code sources:}, {@code sources: []} and {@code sources: null} begin a list below the comments that follow them. */
    private static Optional<String> begun(String text, NodeTuple entry, List<Map<String, Object>> sources) {
        int key = entry.getKeyNode().getEndMark().orElseThrow().getLine();
        Mark from = entry.getValueNode().getStartMark().orElseThrow();
        Mark to = entry.getValueNode().getEndMark().orElseThrow();
        List<String> lines = new ArrayList<>(text.lines().toList());
        if (from.getIndex() < to.getIndex()) {
            if (from.getLine() != to.getLine() || from.getLine() != key) return Optional.empty();
            String line = lines.get(key);
            String left = line.substring(0, line.offsetByCodePoints(0, from.getColumn()));
            lines.set(key, left.stripTrailing() + line.substring(line.offsetByCodePoints(0, to.getColumn())));
        }
        int at = key + 1;
        while (at < lines.size() && lines.get(at).matches("\\s+#.*")) at++;
        return Optional.of(inserted(String.join("\n", lines) + "\n", at, block(sources, 2)));
    }

    private static String inserted(String text, int line, String block) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        lines.add(Math.min(line, lines.size()), block.stripTrailing());
        return String.join("\n", lines) + "\n";
    }

    /** How many lines there are up to the end of the last thing in a node; a block collection's own end is too late. */
    private static int lastLine(Node node) {
        if (node instanceof CollectionNode<?> many && many.getFlowStyle() == FlowStyle.BLOCK) {
            if (many instanceof SequenceNode list && !list.getValue().isEmpty())
                return lastLine(list.getValue().get(list.getValue().size() - 1));
            if (many instanceof MappingNode map && !map.getValue().isEmpty())
                return lastLine(map.getValue().get(map.getValue().size() - 1).getValueNode());
        }
        Mark end = node.getEndMark().orElseThrow();
        return end.getColumn() == 0 ? end.getLine() : end.getLine() + 1;
    }

    private static String written(Object value) {
        if (value instanceof List<?> list)
            return list.stream().map(FeedsText::written).collect(Collectors.joining(", ", "[", "]"));
        if (value instanceof Map<?, ?> map)
            return map.entrySet().stream()
                    .map(each -> quoted(each.getKey().toString()) + ": "
                            + quoted(each.getValue().toString()))
                    .collect(Collectors.joining(", ", "{", "}"));
        String text = value.toString();
        boolean plain = text.matches(
                        "[\\p{L}][\\p{L}\\p{M}\\p{N} ._/-]*(?<! )|https?://[\\x21-\\x7e&&[^\"'#{}\\[\\],|>`]]+(?<!:)")
                && !text.matches("(?i)null|true|false");
        return plain ? text : quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') out.append('\\').append(c);
            else if (c < ' ' || c == 0x7f || c == 0x85 || c == 0x2028 || c == 0x2029 || c == 0xfeff)
                out.append(String.format("\\u%04x", (int) c));
            else out.append(c);
        }
        return out.append('"').toString();
    }
}
