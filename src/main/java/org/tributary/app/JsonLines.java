package org.tributary.app;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;

/** One JSON object a line: reading it, answering it, and the answer to a line that cannot be answered. */
final class JsonLines {
    static final ObjectMapper JSON = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Lines.LONGEST)
                            .maxNestingDepth(100)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final ObjectReader ONE_VALUE = JSON.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** What a filter does with one object; it may throw, and the words of it become the line's error. */
    interface Answer {
        ObjectNode to(ObjectNode asked) throws IOException;
    }

    private JsonLines() {}

    /** The answer as a line of bytes without its end; a line that fails is answered with its error. */
    static byte[] answer(Lines.Line line, Answer answer) {
        JsonNode id = NullNode.getInstance();
        try {
            ObjectNode asked = read(line);
            id = asked.path("id").isMissingNode() ? id : asked.get("id");
            ObjectNode out = JSON.createObjectNode();
            out.set("id", id);
            out.setAll(answer.to(asked));
            return bytes(out);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return bytes(error(id.isNull() ? idIn(line) : id, e));
        }
    }

    static ObjectNode read(Lines.Line line) throws IOException {
        if (!line.whole()) throw new IOException("the line is longer than " + (Lines.LONGEST >> 20) + " MB");
        try {
            if (JSON.readTree(line.bytes()) instanceof ObjectNode object) return object;
        } catch (JsonProcessingException e) {
            throw new IOException("not JSON: " + e.getOriginalMessage(), e);
        }
        throw new IOException("not a JSON object");
    }

    /** The id of a line that is broken further on, so that its owner finds it; null where it cannot be read. */
    static JsonNode idIn(Lines.Line line) {
        try (JsonParser parser = JSON.createParser(line.bytes())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) return NullNode.getInstance();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = parser.currentName().equals("id");
                if (parser.nextToken().isScalarValue() && found) return ONE_VALUE.readTree(parser);
                parser.skipChildren();
            }
        } catch (IOException | RuntimeException e) {
            return NullNode.getInstance(); // what is wrong with the line is told already
        }
        return NullNode.getInstance();
    }

    static ObjectNode error(JsonNode id, Throwable e) {
        ObjectNode out = JSON.createObjectNode();
        out.set("id", id);
        String words = e.getMessage() == null ? "" : e.getMessage();
        if (e instanceof StackOverflowError) words = "nested too deep";
        else if (!(e instanceof IOException)) words = (e.getClass().getSimpleName() + " " + words).strip();
        return out.put("error", words);
    }

    /** A text, empty where the key is absent or null. */
    static String text(ObjectNode asked, String key) throws IOException {
        JsonNode value = asked.path(key);
        if (value.isMissingNode() || value.isNull()) return "";
        if (value.isValueNode()) return value.asText();
        throw new IOException("'" + key + "' must be a text");
    }

    static void put(ObjectNode out, String key, Optional<?> value) {
        if (value.isPresent()) out.put(key, value.get().toString());
        else out.putNull(key);
    }

    static void putAll(ObjectNode out, String key, Iterable<?> values) {
        var list = out.putArray(key);
        for (Iterator<?> each = values.iterator(); each.hasNext(); ) list.add(String.valueOf(each.next()));
    }

    static byte[] bytes(ObjectNode out) {
        try {
            return JSON.writeValueAsBytes(out);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of texts can be written", e);
        }
    }
}
