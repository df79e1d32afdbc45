package org.tributary.serve;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tributary.index.SearchIndex.Piece;
import org.tributary.model.Agency;
import org.tributary.model.Article;
import org.tributary.model.Story;

/**
 * What the template {@code river.jte} shows.
 *
 * @param heading what is shown, where it is not the whole river; empty for that
 * @param about what a publication holds
 * @param problem what is wrong with the query
 * @param why why there is nothing to show, where that can be told
 * @param older the address of the next page
 * @param asked only of a search
 */
public record RiverPage(
        Frame frame,
        String heading,
        String about,
        Optional<String> problem,
        List<Day> days,
        String why,
        Optional<String> older,
        Optional<Asked> asked) {

    /**
     * What a search can be turned into.
     *
     * @param count how many articles were found
     */
    public record Asked(String count, List<Facet> orders, List<Facet> facets) {}

    /** How the found articles spread over one property, or one way to show them differently. */
    public record Facet(String name, List<Choice> choices) {}

    /** One way on; {@code lang} is the language of its words where that is known. */
    public record Choice(String words, String dir, String lang, String address, String count, boolean chosen) {}

    /** The stories of one day, newest first. */
    public record Day(String name, List<Card> cards) {}

    /** One of a story's further outlets. */
    public record Also(String outlet, String address, String dir) {}

    /**
     * One story.
     *
     * @param language what speakers call the language; empty where nobody can say
     * @param outletAddress where all stories of the outlet are
     * @param storyAddress our page of the story
     * @param snippet where in it the words of the query stand
     */
    public record Card(
            String title,
            String address,
            String lang,
            String dir,
            String language,
            String outlet,
            String outletDir,
            String outletAddress,
            String storyAddress,
            String agency,
            Stamp stamp,
            List<Piece> snippet,
            List<Also> also) {
        static Card of(Story story, Stamp stamp, List<Piece> snippet, Links links) {
            Article lead = story.lead();
            String title = Shown.title(lead);
            return new Card(
                    title,
                    lead.url().toASCIIString(),
                    lead.language(),
                    Shown.dir(title),
                    Shown.language(lead.language()),
                    Shown.line(lead.outlet()),
                    Shown.dir(lead.outlet()),
                    links.outlet(lead.outlet()),
                    links.story(story.id()),
                    lead.agency().map(Agency::name).orElse(""),
                    stamp,
                    snippet,
                    also(story));
        }

        /** What leads to our page of the story. */
        public String way() {
            return also.isEmpty() ? "Story page" : "Story page: " + (also.size() + 1) + " outlets";
        }

        private static List<Also> also(Story story) {
            Set<String> named = new HashSet<>(Set.of(story.lead().outlet()));
            List<Also> also = new ArrayList<>();
            for (Article reprint : story.reprints())
                if (named.add(reprint.outlet()))
                    also.add(new Also(
                            Shown.line(reprint.outlet()), reprint.url().toASCIIString(), Shown.dir(reprint.outlet())));
            return also;
        }
    }
}
