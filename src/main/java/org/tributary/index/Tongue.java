package org.tributary.index;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArrayMap;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.ckb.SoraniAnalyzer;
import org.apache.lucene.analysis.ckb.SoraniNormalizationFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fa.PersianNormalizationFilter;
import org.apache.lucene.analysis.fa.PersianStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.ru.RussianLightStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tr.ApostropheFilter;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;
import org.apache.lucene.analysis.tr.TurkishLowerCaseFilter;
import org.apache.lucene.analysis.util.ElisionFilter;

/**
 * How words of one language are made comparable. Each language has its own field, so that an English stem never meets
 * a German one. Stop words are indexed (a phrase may need them) and left out of questions.
 *
 * @param field the name of the field that holds texts of this language
 * @param titleField the same for titles
 * @param stops words that are no reason to leave an article out
 */
record Tongue(String field, String titleField, Analyzer analyzer, CharArraySet stops) {
    private static final CharArraySet KURMANJI_STOPS = new CharArraySet(
            List.of("li", "bi", "ji", "di", "de", "da", "ku", "û", "u", "ne", "e", "in", "re", "ve", "ev", "ew", "xwe"),
            true);
    private static final List<Endings.Round> KURMANJI = Endings.read("endings-kmr.txt");
    private static final List<Endings.Round> SORANI = Endings.read("endings-ckb.txt");
    private static final List<Endings.Round> ARABIC = Endings.read("endings-ar.txt");
    private static final CharArrayMap<String> PLURALS = Singulars.read("plurals-ar.txt", analyzer(Tongue::arabicStem));

    /** For languages that have no chain of their own, and for articles of which nobody can say. */
    private static final Tongue OTHER = tongue("xx", CharArraySet.EMPTY_SET, Tongue::other);

    private static final Map<String, Tongue> BY_LANGUAGE = Map.ofEntries(
            Map.entry("en", tongue("en", EnglishAnalyzer.getDefaultStopSet(), Tongue::english)),
            Map.entry("ar", tongue("ar", ArabicAnalyzer.getDefaultStopSet(), Tongue::arabic)),
            Map.entry("kmr", tongue("kmr", KURMANJI_STOPS, Tongue::kurmanji)),
            Map.entry("ckb", tongue("ckb", SoraniAnalyzer.getDefaultStopSet(), Tongue::sorani)),
            Map.entry("fa", tongue("fa", PersianAnalyzer.getDefaultStopSet(), Tongue::persian)),
            Map.entry("tr", tongue("tr", TurkishAnalyzer.getDefaultStopSet(), Tongue::turkish)),
            Map.entry("fr", tongue("fr", FrenchAnalyzer.getDefaultStopSet(), Tongue::french)),
            Map.entry("de", tongue("de", GermanAnalyzer.getDefaultStopSet(), Tongue::german)),
            Map.entry("es", tongue("es", SpanishAnalyzer.getDefaultStopSet(), Tongue::spanish)),
            Map.entry("ru", tongue("ru", RussianAnalyzer.getDefaultStopSet(), Tongue::russian)));

    static final List<Tongue> ALL = java.util.stream.Stream.concat(
                    BY_LANGUAGE.values().stream().sorted(java.util.Comparator.comparing(Tongue::field)),
                    java.util.stream.Stream.of(OTHER))
            .toList();

    static Tongue of(String language) {
        return BY_LANGUAGE.getOrDefault(language, OTHER);
    }

    /** The analyzer of each field. */
    static Map<String, Analyzer> analyzers() {
        Map<String, Analyzer> analyzers = new HashMap<>();
        for (Tongue tongue : ALL) {
            analyzers.put(tongue.field, tongue.analyzer);
            analyzers.put(tongue.titleField, tongue.analyzer);
        }
        return analyzers;
    }

    /** Whether its texts are written in the letters of this word; every script is at home among the others. */
    boolean writes(String word) {
        Character.UnicodeScript script = Character.UnicodeScript.of(word.codePointAt(0));
        return switch (field) {
            case "text_xx" -> true;
            case "text_ar", "text_ckb", "text_fa" -> script == Character.UnicodeScript.ARABIC;
            case "text_ru" -> script == Character.UnicodeScript.CYRILLIC;
            default -> script == Character.UnicodeScript.LATIN;
        };
    }

    private static Tongue tongue(String code, CharArraySet stops, UnaryOperator<TokenStream> chain) {
        return new Tongue("text_" + code, "title_" + code, analyzer(chain), stops);
    }

    /** Words as Unicode (UAX 29) finds them, then the chain. */
    static Analyzer analyzer(UnaryOperator<TokenStream> chain) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                StandardTokenizer words = new StandardTokenizer();
                return new TokenStreamComponents(words, chain.apply(words));
            }
        };
    }

    private static TokenStream lower(TokenStream words) {
        return new DecimalDigitFilter(new LowerCaseFilter(new LetterForms(words)));
    }

    private static TokenStream english(TokenStream words) {
        return new PorterStemFilter(new ASCIIFoldingFilter(lower(new EnglishPossessiveFilter(words))));
    }

    private static TokenStream arabic(TokenStream words) {
        return new Singulars(arabicStem(words), PLURALS);
    }

    private static TokenStream arabicStem(TokenStream words) {
        return new Endings(new ArabicStemFilter(new ArabicNormalizationFilter(lower(words))), ARABIC);
    }

    /** Its normaliser knows how Kurdish is typed on Arabic keyboards; then its letters take their one form. */
    private static TokenStream sorani(TokenStream words) {
        return new Endings(lower(new SoraniNormalizationFilter(words)), SORANI);
    }

    /** Marks go first: half of its readers have no keyboard for them. */
    private static TokenStream kurmanji(TokenStream words) {
        return new Endings(new ASCIIFoldingFilter(lower(words)), KURMANJI);
    }

    private static TokenStream persian(TokenStream words) {
        return new PersianStemFilter(new PersianNormalizationFilter(new ArabicNormalizationFilter(lower(words))));
    }

    private static TokenStream turkish(TokenStream words) {
        TokenStream lower = new TurkishLowerCaseFilter(new ApostropheFilter(new LetterForms(words)));
        return new ASCIIFoldingFilter(new SnowballFilter(lower, "Turkish"));
    }

    private static TokenStream french(TokenStream words) {
        TokenStream whole = new ElisionFilter(lower(words), FrenchAnalyzer.DEFAULT_ARTICLES);
        return new ASCIIFoldingFilter(new FrenchLightStemFilter(whole));
    }

    private static TokenStream german(TokenStream words) {
        return new ASCIIFoldingFilter(new GermanLightStemFilter(new GermanNormalizationFilter(lower(words))));
    }

    private static TokenStream spanish(TokenStream words) {
        return new ASCIIFoldingFilter(new SpanishLightStemFilter(lower(words)));
    }

    private static TokenStream russian(TokenStream words) {
        return new RussianLightStemFilter(lower(words));
    }

    /** Latin letters lose their marks (Kurmanji, Vietnamese), Chinese and Japanese are read by pairs of signs. */
    static TokenStream other(TokenStream words) {
        TokenStream lower = lower(new CJKWidthFilter(words));
        return new CJKBigramFilter(new ArabicNormalizationFilter(new ASCIIFoldingFilter(lower)));
    }
}
