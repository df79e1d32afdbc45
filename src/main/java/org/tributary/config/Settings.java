package org.tributary.config;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rooms' settings, looked at by the name of a key: this room may not know their records. */
final class Settings {
    private final Map<String, Record> bySection;

    Settings(Map<String, Record> bySection) {
        this.bySection = bySection;
    }

    /** What a key holds; an Optional component is unwrapped. */
    Optional<Object> value(String section, String key) {
        Record record = bySection.get(section);
        if (record == null) return Optional.empty();
        for (RecordComponent each : record.getClass().getRecordComponents()) {
            if (!Key.kebab(each.getName()).equals(key)) continue;
            Object value = Key.valueOf(each, record);
            return value instanceof Optional<?> maybe ? maybe.map(Object.class::cast) : Optional.of(value);
        }
        return Optional.empty();
    }

    List<String> allowPrivate() {
        return value("fetch", "allow-private")
                .filter(List.class::isInstance)
                .map(list -> ((List<?>) list).stream().map(String::valueOf).toList())
                .orElse(List.of());
    }

    /** Whoever opens the door to other machines must say who may come in. */
    Optional<String> keyProblem() {
        Optional<String> address = value("serve", "address").map(String::valueOf);
        boolean open = address.isPresent() && !isLoopback(address.get());
        Optional<String> key = value("serve", "key").map(String::valueOf).filter(each -> !each.isBlank());
        return open && key.isEmpty()
                ? Optional.of("'address' " + address.get() + " can be reached by other machines, so 'key' is needed:"
                        + " readers add ?key=... to their addresses; for example: key: \"${TRIBUTARY_KEY}\"")
                : Optional.empty();
    }

    Optional<String> portProblem() {
        return value("serve", "port")
                .filter(Integer.class::isInstance)
                .map(Integer.class::cast)
                .filter(port -> port < 0 || port > 65_535)
                .map(port -> "'port' must be 0 to 65535, not " + port + "; 0 takes any that is free");
    }

    static boolean isLoopback(String address) {
        return address.matches("(?i)localhost|127(\\.\\d{1,3}){3}|\\[?(::1|0:0:0:0:0:0:0:1)]?");
    }
}
