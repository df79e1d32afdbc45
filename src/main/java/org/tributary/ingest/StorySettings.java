package org.tributary.ingest;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.tributary.store.Preference;

/**
 * The house's wishes for its stories.
 *
 * @param prefer which article leads, of those that have the whole text
 * @param trackers names of parameters that never tell two pages apart, besides those that are known
 * @param recheck whether pages are asked now and then if they were corrected
 */
public record StorySettings(Preference prefer, Set<String> trackers, boolean recheck) {
    public static final StorySettings DEFAULTS = new StorySettings(Preference.NONE, Set.of(), true);

    public StorySettings {
        trackers = trackers.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }
}
