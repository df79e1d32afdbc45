package org.tributary.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One key that feeds.yml knows: what the file's reader, its schema and its table in the README all go by.
 *
 * @param path dotted: "serve.port", "sources.select.body"
 * @param standing what holds where the file leaves the key out
 */
public record Key(String path, Type type, Object standing) {

    /** Every key, sections of other rooms included, in the order in which their records name them. */
    public static List<Key> all(Map<String, ? extends Record> sections) {
        List<Key> out = new ArrayList<>();
        out.add(new Key("title", String.class, Config.DEFAULT_TITLE));
        sections.forEach((name, defaults) -> collect(name, defaults, out));
        collect("sources", SourceEntry.DEFAULTS, out);
        collect("publications", PublicationEntry.DEFAULTS, out);
        return List.copyOf(out);
    }

    private static void collect(String path, Record defaults, List<Key> out) {
        for (RecordComponent each : defaults.getClass().getRecordComponents()) {
            String key = path + "." + kebab(each.getName());
            Object standing = valueOf(each, defaults);
            if (standing instanceof Record inner) collect(key, inner, out);
            else out.add(new Key(key, each.getGenericType(), standing));
        }
    }

    static List<String> namesOf(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(each -> kebab(each.getName()))
                .toList();
    }

    static String kebab(String component) {
        return component.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }

    static Object valueOf(RecordComponent component, Record of) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(of);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }
}
