package org.tributary.extract;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an outlet adds to its headlines, its own name, and what it makes of them, the page's address. */
final class Titles {
    private static final Pattern SEPARATOR = Pattern.compile("\\s+[-–—|·•»«:/]+\\s+|\\s*[|｜：]\\s*|\\s+::\\s+");
    private static final int FEWEST_WORDS = 4;

    private final Set<String> sites = new LinkedHashSet<>();

    Titles(String site, URI url) {
        if (!site.isBlank()) sites.add(Words.letters(site));
        String host = url.getHost() == null
                ? ""
                : url.getHost().toLowerCase(Locale.ROOT).replaceFirst("^(www|m|amp)\\.", "");
        if (!host.isEmpty()) {
            sites.add(Words.letters(host));
            for (String label : host.split("\\.")) if (label.length() > 2) sites.add(Words.letters(label));
        }
        sites.remove("");
    }

    /**
     * The headline without the site's name, or a section's, at either end.
     *
     * @param others the headlines that come without it: what is one of them once cut is rightly cut
     */
    String bare(String title, List<String> others) {
        String rest = title;
        for (boolean cut = true; cut; ) {
            cut = false;
            for (int[] gap : gaps(rest)) {
                String head = rest.substring(0, gap[0]).strip();
                String tail = rest.substring(gap[1]).strip();
                if (head.isEmpty() || tail.isEmpty()) continue;
                if (isSite(tail) || others.contains(head)) rest = head;
                else if (isSite(head) || others.contains(tail) && tail.length() > head.length()) rest = tail;
                else continue;
                cut = true;
                break;
            }
        }
        return rest;
    }

    private static List<int[]> gaps(String title) {
        List<int[]> gaps = new ArrayList<>();
        Matcher m = SEPARATOR.matcher(title);
        while (m.find()) gaps.add(0, new int[] {m.start(), m.end()});
        return gaps;
    }

    boolean isSite(String text) {
        String letters = Words.letters(text);
        if (letters.isEmpty()) return true;
        for (String site : sites) {
            if (letters.equals(site)) return true;
            boolean close = letters.length() >= 4 && site.length() >= 4;
            if (close && (site.contains(letters) || letters.contains(site)) && letters.length() <= site.length() + 12)
                return true;
        }
        return false;
    }

    /** Whether the page's address was made of this headline: all its words stand there, in order. */
    boolean isAddress(URI url, String headline) {
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        List<String> words = Words.of(latin(headline));
        if (words.size() < FEWEST_WORDS) return false;
        String address;
        try {
            address = URLDecoder.decode(path, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return false;
        }
        return (' ' + String.join(" ", Words.of(latin(address))) + ' ').contains(' ' + String.join(" ", words) + ' ');
    }

    private static String latin(String text) {
        String spelled = text.toLowerCase(Locale.ROOT)
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("å", "a")
                .replaceAll("['’]", "");
        return Normalizer.normalize(spelled, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    }
}
