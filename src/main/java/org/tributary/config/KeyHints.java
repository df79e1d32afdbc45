package org.tributary.config;

import java.util.List;
import java.util.Optional;

/** What to say of a key that nobody knows: the nearest one here, or the place where it would be right. */
final class KeyHints {
    private final List<String> paths;

    KeyHints(List<String> paths) {
        this.paths = List.copyOf(paths);
    }

    String unknown(String key, String path, List<String> known) {
        String said = key.isEmpty() ? "this" : "'" + key + "'";
        String what = said + " is not a key of " + name(path);
        Optional<String> near = NearestKey.to(key, known);
        if (near.isPresent()) return what + "; did you mean '" + near.get() + "'?";
        Optional<String> home = paths.stream()
                .filter(each -> each.substring(each.lastIndexOf('.') + 1).equals(NearestKey.kebab(key)))
                .findFirst();
        if (home.isPresent()) return what + "; it belongs under " + name(parent(home.get()));
        return what + "; it knows: " + String.join(", ", known);
    }

    String name(String path) {
        return switch (path) {
            case "" -> "the file itself";
            case "sources" -> "a source";
            case "publications" -> "a publication";
            case "sources.select" -> "a source's 'select'";
            case "sources.list" -> "a source's 'list'";
            default -> "'" + path + "'";
        };
    }

    private static String parent(String path) {
        int dot = path.lastIndexOf('.');
        return dot < 0 ? "" : path.substring(0, dot);
    }
}
