package org.tributary.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.tributary.model.Lifetime;

/**
 * Binds a YAML mapping to a record: a component's name in kebab-case is its key, its type says what may be written,
 * and what the file leaves out (or leaves empty) is taken from an instance that holds the defaults. So a new knob is
 * one new component and nothing else.
 *
 * <p>Types: String, int, long, double, boolean, Duration, Lifetime, URI, Path, enums, records, and Optional, List, Set or
 * Map&lt;String, ...&gt; of them. A whole number whose name ends in "bytes" is a size. After a mistake the default
 * stands in, so that the rest of the file is still looked at.
 */
final class RecordBinder {
    private final Problems problems;
    private final Scalars scalars;
    private final Map<String, Function<String, Optional<String>>> checks;
    private final KeyHints hints;

    /** @param checks what else must hold of a text, by the dotted path of its key; a check answers with a problem */
    RecordBinder(
            Problems problems,
            Scalars scalars,
            Map<String, Function<String, Optional<String>>> checks,
            KeyHints hints) {
        this.problems = problems;
        this.scalars = scalars;
        this.checks = checks;
        this.hints = hints;
    }

    /** @param path of the mapping, dotted: "serve", "sources.select"; empty at the top */
    <T extends Record> T bind(Node node, T defaults, String path) {
        Map<String, Node> written = keys(node, path, Key.namesOf(defaults.getClass()));
        RecordComponent[] components = defaults.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            String key = Key.kebab(components[i].getName());
            Object standing = Key.valueOf(components[i], defaults);
            Node value = written.get(key);
            values[i] = value == null || Scalars.isNull(value)
                    ? standing
                    : value(value, components[i].getGenericType(), standing, child(path, key));
            if (values[i] instanceof String text) values[i] = scalars.resolved(text);
            if (values[i] instanceof Path place) values[i] = scalars.resolved(place);
        }
        return born(node, written, defaults, components, values);
    }

    private Object value(Node node, Type type, Object standing, String path) {
        if (standing instanceof Record inner) return bind(node, inner, path);
        Optional<?> found = convert(node, type, path);
        return found.isPresent() ? found.get() : standing;
    }

    /** A record refuses what breaks its law in a sentence that begins with the component's name. */
    private <T extends Record> T born(
            Node node, Map<String, Node> written, T defaults, RecordComponent[] components, Object[] values) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            @SuppressWarnings("unchecked")
            Constructor<T> constructor = (Constructor<T>) defaults.getClass().getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            String law = String.valueOf(e.getCause() == null ? e : e.getCause().getMessage());
            String first = NearestKey.kebab(law.split("[\\s:,]", 2)[0]);
            problems.add(written.getOrDefault(first, node), law);
            return defaults;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no canonical constructor in " + defaults.getClass(), e);
        }
    }

    /** The mapping's keys as they stand, nothing said about any of them. */
    Map<String, Node> keysOf(Node node) {
        Map<String, Node> found = new LinkedHashMap<>();
        if (node instanceof MappingNode mapping)
            for (NodeTuple each : mapping.getValue())
                if (each.getKeyNode() instanceof ScalarNode key) found.putIfAbsent(key.getValue(), each.getValueNode());
        return found;
    }

    /** The mapping's keys that are known; the others, and those written twice, are said. */
    Map<String, Node> keys(Node node, String path, List<String> known) {
        Map<String, Node> found = new LinkedHashMap<>();
        if (!(node instanceof MappingNode mapping)) {
            if (!Scalars.isNull(node)) scalars.wrong(hints.name(path), node, "a mapping", known.get(0) + ": ...");
            return found;
        }
        for (NodeTuple each : mapping.getValue()) {
            String key = each.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (!known.contains(key)) problems.add(each.getKeyNode(), hints.unknown(key, path, known));
            else if (found.putIfAbsent(key, each.getValueNode()) != null)
                problems.add(each.getKeyNode(), "'" + key + "' is written twice here; keep one");
        }
        return found;
    }

    private Optional<?> convert(Node node, Type type, String path) {
        String name = path.substring(path.lastIndexOf('.') + 1);
        if (type instanceof ParameterizedType generic) return ofMany(node, generic, path);
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) return scalars.text(name, node).filter(text -> holds(node, text, path));
        if (plain == boolean.class || plain == Boolean.class) return scalars.yesOrNo(name, node);
        if (plain == int.class || plain == Integer.class)
            return amount(name, node, Integer.MAX_VALUE).map(Long::intValue);
        if (plain == long.class || plain == Long.class) return amount(name, node, Long.MAX_VALUE / 2);
        if (plain == double.class || plain == Double.class) return scalars.number(name, node);
        if (plain == Duration.class) return scalars.duration(name, node);
        if (plain == Lifetime.class) return scalars.lifetime(name, node);
        if (plain == URI.class) return scalars.url(name, node);
        if (plain == Path.class) return scalars.path(name, node);
        if (plain.isEnum()) return scalars.oneOf(name, node, plain);
        throw new IllegalStateException("feeds.yml has no way to write a " + plain + " (" + path + ")");
    }

    private Optional<Long> amount(String name, Node node, long max) {
        return name.endsWith("bytes") ? scalars.size(name, node, max) : scalars.whole(name, node, max);
    }

    private Optional<?> ofMany(Node node, ParameterizedType type, String path) {
        Type inner = type.getActualTypeArguments()[type.getActualTypeArguments().length - 1];
        if (type.getRawType() == Optional.class)
            return convert(node, inner, path).map(Optional::of);
        if (type.getRawType() == List.class) return list(node, inner, path);
        if (type.getRawType() == java.util.Set.class)
            return list(node, inner, path).map(LinkedHashSet::new);
        if (type.getRawType() == Map.class) return mapping(node, inner, path);
        throw new IllegalStateException("feeds.yml has no way to write a " + type + " (" + path + ")");
    }

    private Optional<List<Object>> list(Node node, Type inner, String path) {
        String name = path.substring(path.lastIndexOf('.') + 1);
        if (!(node instanceof SequenceNode sequence)) return scalars.wrong(name, node, "a list", "[one, two]");
        List<Object> out = new ArrayList<>();
        for (Node each : sequence.getValue()) convert(each, inner, path).ifPresent(out::add);
        return Optional.of(out);
    }

    private Optional<Map<String, Object>> mapping(Node node, Type inner, String path) {
        String name = path.substring(path.lastIndexOf('.') + 1);
        if (!(node instanceof MappingNode mapping)) return scalars.wrong(name, node, "a mapping", "{Name: value}");
        Map<String, Object> out = new LinkedHashMap<>();
        for (NodeTuple each : mapping.getValue()) {
            Optional<String> key = scalars.text(name, each.getKeyNode());
            if (key.isEmpty() || !holds(each.getKeyNode(), key.get(), path + ".*")) continue;
            Optional<?> value = convert(each.getValueNode(), inner, path);
            if (value.isPresent() && out.put(key.get(), value.get()) != null)
                problems.add(each.getKeyNode(), "'" + key.get() + "' is written twice here; keep one");
        }
        return Optional.of(out);
    }

    private boolean holds(Node node, String text, String path) {
        Optional<String> problem =
                checks.getOrDefault(path, any -> Optional.empty()).apply(text);
        problem.ifPresent(words -> problems.add(node, words));
        return problem.isEmpty();
    }

    static String child(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
