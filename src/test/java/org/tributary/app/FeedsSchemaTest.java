package org.tributary.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tributary.config.Key;
import org.tributary.model.Lifetime;

/**
 * docs/feeds.schema.json, by which an editor completes and checks feeds.yml, is made of the keys that the code knows and
 * of what the README says of each. After a change of either, {@code mvn test -Dtest=FeedsSchemaTest -Dschema.write=true}
 * writes it anew.
 */
class FeedsSchemaTest {
    private static final Path FILE = Path.of("docs/feeds.schema.json");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final Map<String, List<String>> NEEDED =
            Map.of("sources", List.of("url"), "publications", List.of("name", "query"));
    private static final String OR_VARIABLE = "|\\$\\{";

    @Test
    void the_schema_is_that_of_the_code() throws IOException {
        String made = JSON.writeValueAsString(schema()) + "\n";
        if (Boolean.getBoolean("schema.write")) Files.writeString(FILE, made);
        assertThat(Files.readString(FILE)).isEqualTo(made);
    }

    private static ObjectNode schema() throws IOException {
        Map<String, List<String>> told = ReadmeTest.rows();
        ObjectNode schema = JSON.createObjectNode()
                .put("$schema", "http://json-schema.org/draft-07/schema#")
                .put("title", "feeds.yml of Tributary");
        closed(schema);
        for (Key key : House.feedsFile().keys()) {
            String[] names = key.path().split("\\.");
            ObjectNode at = schema;
            for (int i = 0; i < names.length - 1; i++) at = inner(at, names[i]);
            ObjectNode value = ((ObjectNode) at.get("properties")).putObject(names[names.length - 1]);
            value.put("description", told.get(key.path()).get(2));
            describe(value, key.type(), names[names.length - 1]);
        }
        schema.putArray("required").add("sources");
        return schema;
    }

    /** The object under a name; the two lists of the file hold objects of their own. */
    private static ObjectNode inner(ObjectNode at, String name) {
        ObjectNode properties = (ObjectNode) at.get("properties");
        boolean list = NEEDED.containsKey(name);
        if (properties.get(name) instanceof ObjectNode made) return list ? (ObjectNode) made.get("items") : made;
        ObjectNode made = properties.putObject(name);
        if (!list) return closed(made);
        made.putArray("type").add("array").add("null");
        ObjectNode items = closed(made.putObject("items"));
        ArrayNode needed = items.putArray("required");
        NEEDED.get(name).forEach(needed::add);
        return items;
    }

    private static ObjectNode closed(ObjectNode object) {
        object.putArray("type").add("object").add("null");
        object.put("additionalProperties", false);
        object.putObject("properties");
        return object;
    }

    private static void describe(ObjectNode value, Type type, String name) {
        if (type instanceof ParameterizedType generic) {
            Type inner = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            if (generic.getRawType() == Optional.class) describe(value, inner, name);
            else if (generic.getRawType() == Map.class)
                types(value, "object").putObject("additionalProperties").put("type", "string");
            else if (generic.getRawType() == List.class || generic.getRawType() == Set.class)
                types(value, "array")
                        .putObject("items")
                        .putArray("type")
                        .add("string")
                        .add("number");
            return;
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isEnum()) {
            ArrayNode words = value.putArray("enum");
            for (Object each : plain.getEnumConstants())
                words.add(((Enum<?>) each).name().toLowerCase(Locale.ROOT));
            words.addNull();
        } else if (plain == Duration.class) types(value, "string").put("pattern", "^\\d{1,9}\\s*[smhd]$" + OR_VARIABLE);
        else if (plain == Lifetime.class)
            types(value, "string").put("pattern", "^([1-9]\\d{0,4}\\s*d|forever)$" + OR_VARIABLE);
        else if (name.endsWith("bytes"))
            types(value, "string", "integer").put("pattern", "^\\d{1,12}\\s*([kKmMgG]?[bB])?$" + OR_VARIABLE);
        else if (plain == URI.class) types(value, "string").put("pattern", "^https?://" + OR_VARIABLE);
        else if (plain == int.class || plain == long.class || plain == Integer.class) types(value, "integer", "string");
        else if (plain == boolean.class) types(value, "boolean");
        else types(value, "string", "number", "boolean");
    }

    private static ObjectNode types(ObjectNode value, String... types) {
        ArrayNode list = value.putArray("type");
        for (String each : types) list.add(each);
        list.add("null");
        return value;
    }
}
