package org.tributary.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tributary.index.Facets;
import org.tributary.index.SearchIndex;

/** The ways on from a page of results: another order, articles for stories, narrower. */
final class Choices {
    private final Wish wish;
    private final Links links;

    Choices(Wish wish, Links links) {
        this.wish = wish;
        this.links = links;
    }

    List<RiverPage.Facet> orders() {
        boolean best = wish.order() == SearchIndex.Order.BEST;
        boolean articles = wish.unit() == SearchIndex.Unit.ARTICLE;
        return List.of(
                new RiverPage.Facet(
                        "Order",
                        List.of(
                                choice("newest first", wish.with("order", "date"), !best),
                                choice("best first", wish.with("order", "relevance"), best))),
                new RiverPage.Facet(
                        "Show",
                        List.of(
                                choice("each story once", wish.with("by", "story"), !articles),
                                choice("every article", wish.with("by", "article"), articles))));
    }

    private RiverPage.Choice choice(String words, String parameters, boolean chosen) {
        return new RiverPage.Choice(words, "ltr", "", links.river(parameters), "", chosen);
    }

    List<RiverPage.Facet> facets(Facets facets) {
        List<RiverPage.Facet> all = new ArrayList<>();
        add(all, "Outlets", "outlet", facets.outlets());
        add(all, "Agencies", "agency", facets.agencies());
        add(all, "Languages", "language", facets.languages());
        List<RiverPage.Choice> days = new ArrayList<>();
        for (var day : facets.days())
            days.add(new RiverPage.Choice(
                    day.value().toString(),
                    "ltr",
                    "",
                    links.river(wish.and("q", "since:" + day.value() + " until:" + day.value())),
                    count(day.articles()),
                    false));
        if (days.size() > 1) all.add(new RiverPage.Facet("Days (UTC)", days));
        return all;
    }

    /** One value alone would narrow nothing. */
    private void add(List<RiverPage.Facet> all, String name, String parameter, List<Facets.Count<String>> counts) {
        if (counts.size() < 2) return;
        boolean language = parameter.equals("language");
        List<RiverPage.Choice> choices = new ArrayList<>();
        for (Facets.Count<String> one : counts) {
            String words = language ? Shown.language(one.value()) : Shown.line(one.value());
            choices.add(new RiverPage.Choice(
                    words,
                    Shown.dir(words),
                    language ? one.value() : "",
                    links.river(wish.and(parameter, one.value())),
                    count(one.articles()),
                    false));
        }
        all.add(new RiverPage.Facet(name, choices));
    }

    static String count(int articles) {
        return String.format(Locale.ENGLISH, "%,d", articles);
    }
}
