package org.tributary.extract;

import java.util.Locale;
import java.util.Set;

/** Knows Kurmanji, which language models take for Turkish, French or Croatian: by its small words and its ê, î, û. */
final class Kurmanji {
    private static final Set<String> OWN = Set.of(
            "ji",
            "bi",
            "li",
            "ku",
            "û",
            "jî",
            "xwe",
            "wê",
            "wî",
            "ên",
            "yên",
            "yê",
            "dike",
            "kir",
            "kirin",
            "hat",
            "hate",
            "hatin",
            "dibe",
            "bû",
            "bûn",
            "dikin",
            "hemû",
            "gelê",
            "navbera",
            "piştî",
            "berî",
            "gotin",
            "dide",
            "didin",
            "ket",
            "daket",
            "tê",
            "tên",
            "diçe",
            "dixwaze",
            "dikare",
            "herî",
            "hevdîtin",
            "biryar",
            "biha",
            "qedexe",
            "asta",
            "got",
            "nû",
            "roja",
            "sala",
            "cîhanê",
            "kurdistanê",
            "herêma",
            "dê",
            "wan",
            "vê",
            "vî",
            "gel",
            "bêyî",
            "nav",
            "çi",
            "hene",
            "heye",
            "tune",
            "bo",
            "ser",
            "beşdarî",
            "daxwaza",
            "kurdan",
            "kurd",
            "serokê",
            "dewleta",
            "şerê",
            "hikûmeta",
            "ragihand");
    private static final Set<String> SHARED =
            Set.of("di", "de", "da", "ev", "ew", "ne", "re", "ya", "her", "me", "min", "te");
    private static final Set<String> ZAZAKI = Set.of(
            "rê", "zî", "ra", "kerd", "biyo", "biya", "kerdo", "ame", "serra", "esto", "kenê", "keno", "semed",
            "mabênê", "sewbîna");
    private static final Set<String> TURKISH = Set.of(
            "ve", "bir", "bu", "için", "ile", "olan", "olarak", "daha", "çok", "sonra", "göre", "kadar", "yeni", "gibi",
            "değil");

    private Kurmanji() {}

    /** kmr, or an empty string where the text is something else. */
    static String language(String text, String prior) {
        double kurmanji = prior.equals("kmr") || prior.equals("ku") ? 3 : 0;
        double other = 0;
        int words = 0;
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}]+")) {
            if (word.isEmpty()) continue;
            words++;
            if (OWN.contains(word)) kurmanji += 1.5;
            else if (SHARED.contains(word)) kurmanji += 0.3;
            if (TURKISH.contains(word)) other += 1.5;
            if (ZAZAKI.contains(word)) other += 1;
            if (word.length() > 3 && (word.endsWith("ê") || word.endsWith("ên"))) kurmanji += 1.1;
            else if (word.indexOf('ê') >= 0 || word.indexOf('î') >= 0 || word.indexOf('û') >= 0) kurmanji += 0.6;
            if (word.length() > 3
                    && (word.indexOf('w') >= 0 || word.indexOf('x') >= 0 || word.indexOf('q') >= 0)
                    && word.matches("[abcçdeêfghiîjklmnopqrsştuûvwxyz]+[aeêîûn]")) kurmanji += 0.25;
            if (word.indexOf('ı') >= 0 || word.indexOf('ğ') >= 0 || word.indexOf('ö') >= 0 || word.indexOf('ü') >= 0)
                other += 0.7;
            if (word.indexOf('ã') >= 0
                    || word.indexOf('õ') >= 0
                    || word.indexOf('ạ') >= 0
                    || word.indexOf('ế') >= 0
                    || word.indexOf('é') >= 0
                    || word.indexOf('è') >= 0
                    || word.indexOf('à') >= 0
                    || word.indexOf('œ') >= 0) other += 1;
        }
        double score = kurmanji - other;
        return score >= 1.3 && score >= 0.17 * words ? "kmr" : "";
    }
}
