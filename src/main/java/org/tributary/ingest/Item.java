package org.tributary.ingest;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tributary.model.Feed;
import org.tributary.model.FeedEntry;
import org.tributary.model.Source;

/**
 * An entry with what the desk needs to know of it beyond the feed's words.
 *
 * @param guid what the store knows it by within its source
 * @param hash of what the feed says of it: another hash is another version
 * @param rank 0 for the newest of its feed
 */
record Item(FeedEntry entry, String guid, long hash, int rank) {
    private static final int LONGEST_GUID = 500;

    /**
     * The entries of a feed that are wanted, each once. One without an id goes by its address, one without both by a
     * hash of its words; where a feed gives several entries one id (seen: the site's address on all of them), the
     * address and then the title tell them apart.
     */
    static List<Item> of(Source source, Feed feed) {
        Exclusions excluded = Exclusions.of(source);
        List<FeedEntry> wanted = feed.entries().stream()
                .filter(entry -> !excluded.matches(entry))
                .toList();
        Map<String, Integer> uses = new HashMap<>();
        for (FeedEntry entry : Set.copyOf(wanted)) uses.merge(id(entry), 1, Integer::sum);
        List<FeedEntry> newestFirst = new ArrayList<>(wanted);
        if (wanted.stream().allMatch(entry -> entry.published().isPresent()))
            newestFirst.sort(
                    Comparator.comparing((FeedEntry entry) -> entry.published().orElseThrow())
                            .reversed());
        List<Item> items = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (FeedEntry entry : newestFirst) {
            String guid = uses.getOrDefault(id(entry), 1) > 1 ? apart(entry, seen) : id(entry);
            if (seen.add(guid)) items.add(new Item(entry, bounded(guid), hash(entry), items.size()));
        }
        return items;
    }

    private static String id(FeedEntry entry) {
        if (!entry.id().isBlank()) return entry.id().strip();
        return entry.link().map(URI::toString).orElseGet(() -> words(entry));
    }

    private static String words(FeedEntry entry) {
        return "sha256:" + sha256(entry.title() + "\n" + entry.summaryText() + "\n" + entry.contentText());
    }

    private static String apart(FeedEntry entry, Set<String> seen) {
        String byAddress = id(entry) + " " + entry.link().map(URI::toString).orElse("");
        return entry.link().isPresent() && !seen.contains(byAddress) ? byAddress : id(entry) + " " + words(entry);
    }

    private static String bounded(String guid) {
        return guid.length() <= LONGEST_GUID ? guid.replace('\0', ' ') : "sha256:" + sha256(guid);
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Of the words alone: dates and addresses change from poll to poll in some feeds, and say nothing new. */
    private static long hash(FeedEntry entry) {
        long h = 17;
        for (String part : List.of(entry.title(), entry.summaryText(), entry.contentText())) {
            for (int i = 0; i < part.length(); i++) h = (h ^ part.charAt(i)) * 0x100000001B3L + (h >>> 29);
            h = (h ^ 0xFFFF) * 0x9E3779B97F4A7C15L;
        }
        return h;
    }
}
