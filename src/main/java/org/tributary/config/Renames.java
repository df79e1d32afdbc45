package org.tributary.config;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tributary.model.CanonicalUrl;
import org.tributary.model.Source;
import org.tributary.model.WebUrl;

/**
 * Sources whose id was changed while their address was not. The store knows a source by its id, so such a one begins
 * anew: what its feed still holds is stored once more.
 */
public final class Renames {
    private Renames() {}

    /**
     * What to say of them, a sentence each; empty where there are none.
     *
     * @param before the addresses of the sources that were named, by their ids
     * @param after the sources that are named now
     */
    public static List<String> between(Map<String, String> before, Collection<Source> after) {
        Set<String> ids = after.stream().map(Source::id).collect(Collectors.toSet());
        Map<String, String> gone = new HashMap<>();
        before.forEach((id, url) -> {
            if (!ids.contains(id))
                WebUrl.of(url).ifPresent(at -> gone.put(CanonicalUrl.of(at).value(), id));
        });
        return after.stream()
                .filter(source -> !before.containsKey(source.id()))
                .flatMap(
                        source -> Optional.ofNullable(
                                gone.get(CanonicalUrl.of(source.url()).value()))
                                .map(id -> words(id, source.id()))
                                .stream())
                .toList();
    }

    private static String words(String before, String after) {
        return "'" + before + "' and '" + after
                + "' have the same address: with another id it begins anew, and what its"
                + " feed still holds is stored a second time; 'id: " + before + "' goes on with what is known";
    }
}
