package org.tributary.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Made-up reports, and the layouts in which an outlet may print them; the same for the same number. */
final class Press {
    private static final String[] WHO = {
        "harbour office", "city council", "teachers' union", "water board", "museum", "ferry company", "hospital",
        "weather service", "court", "football club", "university", "bus company", "farmers' league", "library"
    };
    private static final String[] DOES = {
        "announced",
        "postponed",
        "rejected",
        "welcomed",
        "examined",
        "repaired",
        "questioned",
        "financed",
        "reopened",
        "measured",
        "defended",
        "extended",
        "abandoned",
        "celebrated"
    };
    private static final String[] WHAT = {
        "the northern bridge", "its annual budget", "a disputed contract", "the winter timetable", "an old granary",
        "the drinking fountains", "a private collection", "the coastal railway", "new lecture halls", "its main stand",
        "the fishing quota", "a flooded tunnel", "the evening classes", "an unusual experiment"
    };
    private static final String[] WHEN = {
        "on Tuesday",
        "after a long debate",
        "without much notice",
        "in spite of protests",
        "for the third time",
        "before the holidays",
        "at a crowded meeting",
        "under pressure from residents",
        "in the early hours"
    };
    private static final String[] WHY = {
        "because the costs had doubled within months", "while engineers were still counting the damage",
        "although nobody had expected a decision before spring", "since the lease runs out at the end of the decade",
        "as volunteers carried the last chairs into the yard",
                "so that children can walk there without crossing a road",
        "which surprised even those who had asked for it", "and the mayor promised to publish every figure"
    };

    private Press() {}

    /** One report. */
    record Report(int number, String title, List<String> paragraphs) {
        String summary() {
            String first = paragraphs.get(0);
            return first.substring(0, Math.min(160, first.length())) + "…";
        }

        String path() {
            return "/news/" + number;
        }
    }

    static Report report(int number) {
        Random random = new Random(number * 7919L);
        List<String> paragraphs = new ArrayList<>();
        int count = 4 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            StringBuilder paragraph = new StringBuilder();
            for (int k = 2 + random.nextInt(2); k > 0; k--)
                paragraph.append(sentence(random)).append(' ');
            paragraphs.add(paragraph.toString().strip());
        }
        String lead = paragraphs.get(0);
        String[] words = lead.substring(0, lead.indexOf('.')).split(" ");
        return new Report(number, String.join(" ", List.of(words).subList(1, Math.min(8, words.length))), paragraphs);
    }

    private static String sentence(Random random) {
        return "The " + of(WHO, random) + " " + of(DOES, random) + " " + of(WHAT, random) + " " + of(WHEN, random)
                + ", " + of(WHY, random) + ", " + (10 + random.nextInt(900)) + " of them said.";
    }

    private static String of(String[] words, Random random) {
        return words[random.nextInt(words.length)];
    }

    /** How a page is laid out. */
    interface Layout {
        String body(Report report);
    }

    /** Layouts that give the whole report. */
    static final List<Layout> WHOLE = List.of(
            report -> "<main><article class='story'><h1>" + report.title() + "</h1><div class='story-text'>"
                    + paragraphs(report)
                    + "</div><p class='bio'>Ada Finch covers the harbour for this paper and has lived"
                    + " on the island since she was a child.</p></article></main>" + beside(report),
            report -> "<div id='wrap'><div class='col-8'><h1>" + report.title() + "</h1><section class='c-body'>"
                    + paragraphs(report).replace("<p>", "<p class='c-body__p'>") + "</section></div></div>"
                    + beside(report),
            report -> "<div class='x1a'><h2 class='x9'>" + report.title() + "</h2>"
                    + paragraphs(report).replace("<p>", "<div class='x7 q'>").replace("</p>", "</div>") + "</div>"
                    + beside(report));

    /** The report is not in the page. */
    static final List<Layout> WITHOUT = List.of(
            report -> "<div id='app'></div><noscript>Please enable JavaScript to run this app.</noscript>",
            report ->
                    "<main><h1>Before you continue</h1><p>We and our partners store and access information on your device,"
                            + " such as unique identifiers in cookies, to process personal data for the purposes named here.</p><p>You"
                            + " may accept or manage your choices by clicking below, including your right to object where legitimate"
                            + " interest is used, or at any time in the privacy policy page of this offer.</p><p>These choices will be"
                            + " signalled to our partners and will not affect browsing data of those who visit us every day.</p></main>",
            report -> "<main><h1>" + report.title() + "</h1><ul>"
                    + "<li><a href='/a'>Most read this week</a></li><li><a href='/b'>From our partners</a></li>"
                            .repeat(6)
                    + "</ul></main>",
            report ->
                    "<main><article class='story'><h1>Our podcast of the year</h1><p>Every morning at six Nora and Emil talk"
                            + " about things that listeners sent them: recipes, riddles, songs, and once a goat that could count.</p><p>"
                            + "Listen wherever you like, on phones, kitchen radios or tractors. New episodes appear daily, longer ones"
                            + " each Saturday, always free of charge and free of commercials, thanks to readers like you.</p></article>"
                            + "</main>");

    static final String NOTE =
            "Ada Finch covers the harbour for this paper and has lived on the island since she was a child;"
                    + " her book about the winter storms appeared last year.";

    /** With a note on every page that is set as a paragraph of the report. */
    static final Layout NOTED =
            report -> "<main><article class='story'><h1>" + report.title() + "</h1><div class='story-text'>"
                    + paragraphs(report) + "<p>" + NOTE + "</p></div></article></main>" + beside(report);

    /** A line of the report, and then the wish for a subscription. */
    static final Layout CUT =
            report -> "<main><article class='story'><h1>" + report.title() + "</h1><div class='story-text'><p>"
                    + report.paragraphs().get(0).substring(0, 110) + "</p></div></article></main>" + beside(report);

    static String page(Layout layout, Report report) {
        return "<html lang='en'><head><title>" + report.title()
                + " | The Island Paper</title></head><body><nav><a href='/'>Home</a>"
                + " <a href='/news'>News</a></nav>" + layout.body(report)
                + "<footer>© The Island Paper. All rights reserved.</footer></body></html>";
    }

    private static String paragraphs(Report report) {
        return "<p>" + String.join("</p><p>", report.paragraphs()) + "</p>";
    }

    private static String beside(Report report) {
        return "<aside><h3>More</h3><a href='/news/" + (report.number() + 1) + "'>"
                + report(report.number() + 1).title() + "</a></aside>";
    }
}
