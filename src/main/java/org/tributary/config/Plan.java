package org.tributary.config;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tributary.model.Publication;
import org.tributary.model.Source;

/**
 * What an edit of feeds.yml comes to, from one good file to another. Values that may be secret are never in it.
 *
 * @param needRestart the keys of settings that count from the next start only
 * @param renamed a sentence for each source that has another id and still the same address
 */
public record Plan(
        List<Step> sources,
        List<Step> publications,
        Optional<Step> title,
        List<String> needRestart,
        List<String> renamed) {
    /** Keys of a source whose values are shown by their name alone. */
    private static final List<String> SECRET = List.of("headers");

    public enum Kind {
        START,
        STOP,
        CHANGE
    }

    /**
     * One thing that becomes another.
     *
     * @param what differs, a line each: "every: 15m -> 30m"
     */
    public record Step(Kind kind, String name, List<String> what) {
        public Step {
            what = List.copyOf(what);
        }
    }

    public boolean isEmpty() {
        return sources.isEmpty() && publications.isEmpty() && title.isEmpty() && needRestart.isEmpty();
    }

    public static Plan between(Config before, Config after) {
        return new Plan(
                steps(before.sources(), after.sources(), Source::id, Plan::start),
                steps(before.publications(), after.publications(), Publication::name, one -> List.of(one.query())),
                before.title().equals(after.title())
                        ? Optional.empty()
                        : Optional.of(new Step(Kind.CHANGE, "title", List.of(before.title() + " -> " + after.title()))),
                needRestart(before, after),
                Renames.between(
                        before.sources().stream()
                                .collect(Collectors.toMap(
                                        Source::id, source -> source.url().toString())),
                        after.sources()));
    }

    private static List<String> start(Source source) {
        return List.of(source.url().toString());
    }

    private static <T extends Record> List<Step> steps(
            List<T> before, List<T> after, Function<T, String> name, Function<T, List<String>> words) {
        Map<String, T> known = new LinkedHashMap<>();
        for (T one : before) known.put(name.apply(one), one);
        List<Step> steps = new ArrayList<>();
        for (T one : after) {
            T was = known.remove(name.apply(one));
            if (was == null) steps.add(new Step(Kind.START, name.apply(one), words.apply(one)));
            else if (!was.equals(one)) steps.add(new Step(Kind.CHANGE, name.apply(one), differences("", was, one)));
        }
        known.keySet().forEach(left -> steps.add(new Step(Kind.STOP, left, List.of())));
        return List.copyOf(steps);
    }

    private static List<String> differences(String path, Record before, Record after) {
        List<String> out = new ArrayList<>();
        for (RecordComponent each : before.getClass().getRecordComponents()) {
            Object was = Key.valueOf(each, before);
            Object is = Key.valueOf(each, after);
            if (was.equals(is)) continue;
            String key = path + keyOf(each.getName());
            if (was instanceof Record inner) out.addAll(differences(key + ".", inner, (Record) is));
            else if (SECRET.contains(key)) out.add(key + ": others");
            else out.add(key + ": " + shown(key, was) + " -> " + shown(key, is));
        }
        return out;
    }

    /** As the file calls it; two of a source's components have names of their own. */
    private static String keyOf(String component) {
        if (component.equals("obeysRobots")) return "robots";
        return component.equals("anyCertificate") ? "certificate" : Key.kebab(component);
    }

    private static String shown(String key, Object value) {
        if (value instanceof Optional<?> maybe)
            return maybe.map(one -> shown(key, one)).orElse("(none)");
        if (value instanceof Duration time)
            return time.toSeconds() % 60 == 0 ? time.toMinutes() + "m" : time.toSeconds() + "s";
        if (value instanceof Boolean yes && key.equals("robots")) return yes ? "obey" : "ignore";
        if (value instanceof Boolean yes && key.equals("certificate")) return yes ? "any" : "verified";
        if (value instanceof Enum<?> word) return word.name().toLowerCase(Locale.ROOT);
        if (value instanceof Collection<?> many)
            return new TreeSet<>(many.stream().map(Object::toString).toList())
                    .stream().collect(Collectors.joining(", ", "[", "]"));
        return value.toString();
    }

    /** The keys of settings that differ; their values may be keys and passwords, and are not named. */
    static List<String> needRestart(Config before, Config after) {
        List<String> out = new ArrayList<>();
        before.settings().forEach((section, was) -> {
            Record is = after.settings().get(section);
            for (RecordComponent each : was.getClass().getRecordComponents())
                if (is != null && !Key.valueOf(each, was).equals(Key.valueOf(each, is)))
                    out.add(section + "." + Key.kebab(each.getName()));
        });
        return out.stream().sorted().toList();
    }
}
