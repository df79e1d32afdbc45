package org.tributary.parse;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Offsets as dates write them: +0300, +03:00, +3, GMT+3, names of zones. */
final class Zones {
    private static final Pattern OFFSET =
            Pattern.compile("(?:gmt|utc|ut|z)?\\s*([+-])\\s*([0-9]{1,2}):?\\s*([0-9]{2})?.*");
    private static final Map<String, Integer> MINUTES = new HashMap<>();

    static {
        name(0, "ut", "utc", "gmt", "z", "wet", "توقیت غرینتش", "غرينتش");
        name(60, "cet", "bst", "west", "mez", "met");
        name(120, "cest", "eet", "mesz", "mest", "sast", "cat");
        name(180, "eest", "ast-iraq", "trt", "msk", "eat", "ast3");
        name(210, "irst");
        name(270, "irdt");
        name(240, "gst", "msd");
        name(300, "pkt");
        name(330, "ist");
        name(480, "hkt", "sgt", "awst");
        name(540, "kst", "jst");
        name(600, "aest");
        name(660, "aedt");
        name(720, "nzst");
        name(780, "nzdt");
        name(-150, "ndt");
        name(-180, "adt", "brt", "art");
        name(-210, "nst");
        name(-240, "ast", "at", "edt");
        name(-300, "est", "et", "cdt");
        name(-360, "cst", "ct", "mdt");
        name(-420, "mst", "mt", "pdt");
        name(-480, "pst", "pt", "akdt");
        name(-540, "akst");
        name(-600, "hst");
    }

    private Zones() {}

    private static void name(int minutes, String... names) {
        for (String name : names) MINUTES.put(name, minutes);
    }

    /** In lower case; empty where the text names no zone that we know. */
    static Optional<ZoneOffset> read(String text) {
        if (text.isEmpty()) return Optional.empty();
        Matcher m = OFFSET.matcher(text);
        if (m.matches()) return offset(m);
        String word = text.split("[\\s,;/]", 2)[0].replace(".", "");
        // military letters: RFC 822 had their signs turned round, so RFC 5322 (4.3) takes all of them for UTC
        if (word.length() == 1 && Character.isLetter(word.charAt(0))) return Optional.of(ZoneOffset.UTC);
        Integer minutes = MINUTES.get(word);
        return minutes == null ? Optional.empty() : Optional.of(ZoneOffset.ofTotalSeconds(minutes * 60));
    }

    private static Optional<ZoneOffset> offset(Matcher m) {
        int hours = Integer.parseInt(m.group(2));
        int minutes = m.group(3) == null ? 0 : Integer.parseInt(m.group(3));
        int total = (m.group(1).equals("-") ? -1 : 1) * (hours * 60 + minutes);
        // nonsense such as +9900 is no zone, but the day is still right
        return hours > 18 || minutes > 59 || Math.abs(total) > 18 * 60
                ? Optional.empty()
                : Optional.of(ZoneOffset.ofTotalSeconds(total * 60));
    }
}
