package org.tributary.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.tributary.model.Publication;
import org.tributary.model.Source;

/**
 * What a feeds.yml says, with every default filled in.
 *
 * @param file it was read from
 * @param settings the rooms' settings by the name of their section
 * @param opml what a list of feeds said of a source beyond our keys, by the source's id
 * @param warnings what will work but is probably not meant
 * @param partial whether the lists could not be read, and only the settings are here: that there are no sources and no
 *     publications in it then says nothing
 */
public record Config(
        Path file,
        String title,
        Map<String, Record> settings,
        List<Source> sources,
        List<Publication> publications,
        Map<String, Map<String, String>> opml,
        List<Problem> warnings,
        boolean partial) {
    static final String DEFAULT_TITLE = "Tributary";

    public Config {
        settings = Map.copyOf(settings);
        sources = List.copyOf(sources);
        publications = List.copyOf(publications);
        opml = Map.copyOf(opml);
        warnings = List.copyOf(warnings);
    }

    /** The settings of one room, as its own record. */
    public <T extends Record> T settings(Class<T> type) {
        return settings.values().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no section holds a " + type.getName()));
    }
}
