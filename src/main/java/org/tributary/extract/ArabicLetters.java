package org.tributary.extract;

import java.util.Set;

/** Tells the languages that are written in Arabic letters apart, by the letters and small words that only one of them has. */
final class ArabicLetters {
    private static final String SORANI = "ۆێڕڵڤە";
    private static final String UYGHUR = "ۇۈۋېڭ";
    private static final String URDU = "ٹڈڑںےہھۓ";
    private static final String PASHTO = "ټډړښږځڅۍېګڼ";
    private static final String SINDHI = "ڏڄڃڇڍٿٽٻڀڙڳڱڪ";
    private static final String PERSIAN = "پچژگ";
    private static final String ARABIC = "ةىأإؤ";
    private static final Set<String> PERSIAN_WORDS = Set.of(
            "از", "به", "در", "که", "را", "این", "آن", "است", "با", "برای", "شد", "می", "های", "ها", "و", "بر", "تا",
            "شده", "کرد", "خود", "یک", "هم", "نیز", "دو", "پس", "باید", "گفت", "هزار", "سال", "اين", "كه", "مي", "هاي",
            "بود", "اند", "دارد", "شود", "کند", "نمی", "ای", "پیش", "هر", "علیه");
    private static final Set<String> ARABIC_WORDS = Set.of(
            "في", "من", "على", "إلى", "الى", "عن", "أن", "ان", "مع", "بعد", "قبل", "هذا", "هذه", "التي", "الذي", "بين",
            "لا", "ما", "قال", "كما", "لم", "أو", "خلال", "منذ", "عام", "حول", "ضد", "ذلك", "كان", "كانت", "غير", "عند",
            "حتى", "دون", "وفي", "ومن", "بن", "يوم", "كل");
    private static final Set<String> SORANI_WORDS = Set.of(
            "له", "لە", "بە", "بۆ", "کە", "و", "ئەو", "لەگەڵ", "دەکات", "سەر", "ئەم", "بوو", "کرد", "دوای", "هەر",
            "نێوان");
    private static final Set<String> URDU_WORDS =
            Set.of("کے", "کی", "کا", "میں", "ہے", "نے", "سے", "پر", "کو", "اور", "ہیں", "کر");

    private ArabicLetters() {}

    static String language(String text, String prior) {
        int letters = 0;
        int sorani = 0;
        int uyghur = 0;
        int urdu = 0;
        int pashto = 0;
        int sindhi = 0;
        int persian = 0;
        int arabic = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isLetter(c)) continue;
            letters++;
            if (SORANI.indexOf(c) >= 0) sorani++;
            if (UYGHUR.indexOf(c) >= 0) uyghur++;
            if (URDU.indexOf(c) >= 0) urdu++;
            if (PASHTO.indexOf(c) >= 0) pashto++;
            if (SINDHI.indexOf(c) >= 0) sindhi++;
            if (PERSIAN.indexOf(c) >= 0) persian++;
            if (ARABIC.indexOf(c) >= 0) arabic++;
        }
        if (sorani * 25 >= letters) return uyghur * 4 > sorani ? "ug" : "ckb";
        if (sindhi * 40 >= letters && sindhi > 1) return "sd";
        if (pashto * 40 >= letters && pashto > urdu) return "ps";
        if (urdu * 25 >= letters) return "ur";
        return byWords(text, prior, persian, arabic);
    }

    private static String byWords(String text, String prior, int persianLetters, int arabicLetters) {
        double fa = persianLetters * 1.5;
        double ar = arabicLetters * 1.5;
        double ckb = 0;
        double ur = 0;
        for (String word : text.split("[^\\p{L}\\p{M}]+")) {
            if (word.isEmpty()) continue;
            if (PERSIAN_WORDS.contains(word)) fa += word.equals("و") ? 0.5 : 1.5;
            if (ARABIC_WORDS.contains(word)) ar += 1.5;
            if (SORANI_WORDS.contains(word)) ckb += word.equals("و") ? 0 : 1.5;
            if (URDU_WORDS.contains(word)) ur += 1.5;
            if (word.length() > 3
                    && (word.startsWith("ال")
                            || word.startsWith("وال")
                            || word.startsWith("بال")
                            || word.startsWith("لل"))) ar += 1;
            if (word.indexOf('ی') >= 0 || word.indexOf('ک') >= 0) fa += 0.7;
            if (word.indexOf('ي') >= 0 || word.indexOf('ك') >= 0) ar += 0.4;
        }
        if (prior.equals("fa")) fa += 2;
        if (prior.equals("ar")) ar += 2;
        if (prior.equals("ckb") || prior.equals("ku")) ckb += 2;
        if (prior.equals("ur")) ur += 2;
        if (ckb > fa && ckb > ar && ckb > ur) return "ckb";
        if (ur > fa && ur > ar) return "ur";
        return fa > ar ? "fa" : "ar";
    }
}
