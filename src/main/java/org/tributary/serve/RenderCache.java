package org.tributary.serve;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Documents as they were last rendered, the least asked for dropped first. One is good as long as the store and the
 * menu it was made from are the same; whoever asks for it then costs no query.
 */
final class RenderCache {
    private final long maxBytes;
    private final Map<Object, Kept> kept = new LinkedHashMap<>(64, 0.75f, true);
    private final Object[] lanes = new Object[16];
    private long bytes;

    RenderCache(long maxBytes) {
        this.maxBytes = maxBytes;
        for (int i = 0; i < lanes.length; i++) lanes[i] = new Object();
    }

    /** The moment in the life of store and menu that a document belongs to. */
    record Version(long seq, Menu menu) {
        boolean is(Version other) {
            return seq == other.seq && menu == other.menu;
        }
    }

    private record Kept(Version version, Rendered document) {}

    /** The kept document, or a new one; two who ask for one document at once have it made once. */
    Rendered get(Object wish, Version version, Supplier<Rendered> make) {
        Optional<Rendered> found = find(wish, version);
        if (found.isPresent()) return found.get();
        synchronized (lanes[Math.floorMod(wish.hashCode(), lanes.length)]) {
            return find(wish, version).orElseGet(() -> {
                Rendered made = make.get();
                keep(wish, new Kept(version, made));
                return made;
            });
        }
    }

    private synchronized Optional<Rendered> find(Object wish, Version version) {
        Kept found = kept.get(wish);
        return found != null && found.version.is(version) ? Optional.of(found.document) : Optional.empty();
    }

    private synchronized void keep(Object wish, Kept one) {
        Kept before = kept.put(wish, one);
        bytes += one.document.size() - (before == null ? 0 : before.document.size());
        for (Iterator<Kept> oldest = kept.values().iterator(); bytes > maxBytes && oldest.hasNext(); ) {
            bytes -= oldest.next().document.size();
            oldest.remove();
        }
    }
}
