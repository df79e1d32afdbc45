package org.tributary.whole;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Prose that means nothing and is spread like prose: the small words of a language first, then words made of its
 * syllables, each as frequent as Zipf's law has it (the n-th word one n-th as often as the first), and names.
 */
final class MadeUp {
    /** A language: what its words are made of. */
    enum Tongue {
        EN(
                "en",
                "the of and to in a that is for on with was by at as said it from his has be are have not he they who"
                        + " will after were an but this had been its would government minister police people city",
                "ba be bi con cor de den der di el en er es fa fi for gra ha in is la le li lo ma men mi mo na ne ni no"
                        + " or pa per po pre pro qua ra re ri ro sa se si so sta ta te ter ti to tra tu un ur va ve vi",
                "Baghdad Erbil Mosul Basra Kirkuk London Ankara Tehran Haddad Salim Barzani Karim Nadia Omar Miller"
                        + " Johnson Laila Rashid Petrov Duhok"),
        AR(
                "ar",
                "في من على إلى أن عن التي الذي هذا هذه مع كان قال بعد قبل بين كما لم لا ما أو خلال منذ حتى عند كل"
                        + " رئيس وزير الحكومة مجلس مدينة الشرطة العراق بغداد اليوم أمس",
                "ال با بر تا تر جا جم حا حر خا دا دي را رف زا سا سل شا شر صا ضا طا طر عا عم غا فا فر قا قد كا كر لا"
                        + " لم ما مر مي نا نس ها هد وا ور يا يم ون ات ين ية",
                "بغداد أربيل الموصل البصرة كركوك لندن أنقرة طهران حداد سليم بارزاني كريم نادية عمر ميلر ليلى رشيد دهوك"),
        CKB(
                "ckb",
                "لە بۆ بە کە ئەو ئەم و هەر لەگەڵ دوای پێش نێوان وەک بوو دەکات کرد نییە هەموو سەر ژێر تا دەڵێت گوتی"
                        + " حکومەت وەزیر سەرۆک شار پۆلیس خەڵک کوردستان هەولێر ئەمڕۆ دوێنێ",
                "ئا با بە بێ پا پێ تا تی جا چا چی دا دە دێ را ڕا زا ژی سا شا شێ فا قا کا کە گا گە لا لە ڵا ما مە نا"
                        + " نە هە وا وە یا یە کان ەکە ستان",
                "هەولێر بەغدا سلێمانی کەرکوک دهۆک لەندەن ئەنقەرە تاران حەداد سەلیم بارزانی کەریم نادیە عومەر لەیلا"),
        KMR(
                "kmr",
                "li ji bo di de û ku ev ew bi ra re xwe her lê an jî piştî berî navbera wek bû dike kir nîne hemû ser"
                        + " heta got hikûmet wezîr serok bajar polîs gel Kurdistan îro duh",
                "ba be bî ca cê çi da de dê fê ga ge gi hê hi jî ka ke kê kir la lê li ma me mî na nê pa pê qa qe ra re"
                        + " rû sa sê şa şe şî ta te tî va vê wa wê xa xe xwe ya yê za zê",
                "Hewlêr Bexda Silêmanî Kerkûk Duhok London Enqere Tehran Haddad Selîm Barzanî Kerîm Nadya Omer Leyla"),
        FR(
                "fr",
                "le la les de des du et à en un une que qui dans pour sur pas au plus par est il elle avec ce son sa"
                        + " mais ou été sont après avant selon entre gouvernement ministre police ville peuple hier",
                "ai an au bou ca ce cha che con cou da de dé du eau el en es eu fa fi for gé gre in ja le lé li ma men"
                        + " mi mon na né oi on ou pa par pé pré qui ra re ré sa se si sion ta te té tion tra tu va ve vi",
                "Bagdad Erbil Mossoul Bassora Kirkouk Londres Ankara Téhéran Haddad Salim Barzani Karim Nadia Omar"
                        + " Dupont Leïla Rachid");

        final String code;
        private final String[] words;
        private final String[] names;

        Tongue(String code, String small, String syllables, String names) {
            this.code = code;
            this.words = vocabulary(small.split(" "), syllables.split(" "));
            this.names = names.split(" ");
        }

        private static String[] vocabulary(String[] small, String[] syllables) {
            Random random = new Random(small.length * 31L + syllables.length);
            List<String> all = new ArrayList<>(List.of(small));
            Set<String> known = new HashSet<>(all);
            while (all.size() < WORDS) {
                StringBuilder word = new StringBuilder();
                for (int n = 2 + random.nextInt(3); n > 0; n--)
                    word.append(syllables[random.nextInt(syllables.length)]);
                if (known.add(word.toString())) all.add(word.toString());
            }
            return all.toArray(String[]::new);
        }
    }

    private static final int WORDS = 60_000;

    /** Where a word stands, by the lot that is drawn: a table, because a large store draws it 250 million times. */
    private static final int[] PLACES =
            IntStream.range(0, 1 << 20).map(MadeUp::place).toArray();

    private static final double NAMES = 0.06;

    private final Tongue tongue;
    private final SplittableRandom random;

    private static int place(int lot) {
        return (int) Math.exp((lot + .5) / (1 << 20) * Math.log(WORDS)) - 1;
    }

    /** The same seed says the same. */
    MadeUp(Tongue tongue, long seed) {
        this.tongue = tongue;
        this.random = new SplittableRandom(seed);
    }

    private String word() {
        if (random.nextDouble() < NAMES) return tongue.names[random.nextInt(tongue.names.length)];
        if (random.nextInt(64) == 0) return Integer.toString(random.nextInt(2_000));
        return tongue.words[PLACES[random.nextInt(PLACES.length)]];
    }

    /** Words without an end. */
    String line(int words) {
        StringBuilder line = new StringBuilder(words * 7);
        say(line, words);
        return line.toString();
    }

    private void say(StringBuilder line, int words) {
        for (int i = 0; i < words; i++)
            if (i == 0) line.append(opening());
            else line.append(' ').append(word());
    }

    private String opening() {
        String word = word();
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** Two or three sentences. */
    String paragraph() {
        StringBuilder paragraph = new StringBuilder(400);
        for (int n = 2 + random.nextInt(2); n > 0; n--) {
            if (paragraph.length() > 0) paragraph.append(' ');
            say(paragraph, 9 + random.nextInt(16));
            paragraph.append('.');
        }
        return paragraph.toString();
    }
}
