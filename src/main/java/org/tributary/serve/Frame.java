package org.tributary.serve;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What every page has around its content; the template {@code frame.jte} shows it.
 *
 * @param title of the page
 * @param house what feeds.yml calls the whole
 * @param root the way back to {@code /}
 * @param corrections the address of the page of what was changed
 * @param sources the address of the sources' page, for those who may see it
 * @param places the pages that the head of every page leads to
 * @param style the address of the style sheet; those of the script and of the icon follow
 * @param query what stands in the search box
 * @param key what the reader brought
 * @param zone in which all times of the page are
 */
public record Frame(
        String title,
        String house,
        String root,
        String home,
        String corrections,
        Optional<String> sources,
        List<Place> places,
        String style,
        String script,
        String icon,
        String query,
        Optional<String> key,
        List<FeedLink> feeds,
        String zone) {
    /** One of our pages; {@code here} is the one that is shown. */
    public record Place(String name, String address, boolean here) {}

    /** Where this page's times are explained. */
    public String help() {
        return places.get(places.size() - 1).address() + "#times";
    }

    /** Whether there is anywhere to go: a reader who is not let in gets no list of places. */
    public boolean isOpen() {
        return !places.isEmpty();
    }

    /** The same, on the page of that name. */
    Frame at(String name) {
        List<Place> marked = places.stream()
                .map(place ->
                        new Place(place.name(), place.address(), place.name().equals(name)))
                .toList();
        return new Frame(
                title, house, root, home, corrections, sources, marked, style, script, icon, query, key, feeds, zone);
    }

    /** The same, with nowhere to go. */
    Frame closed() {
        return new Frame(
                title,
                house,
                root,
                home,
                corrections,
                Optional.empty(),
                List.of(),
                style,
                script,
                icon,
                query,
                Optional.empty(),
                List.of(),
                zone);
    }

    /** The same, to be subscribed to by these alone. */
    private Frame subscribing(List<FeedLink> others) {
        return new Frame(
                title, house, root, home, corrections, sources, places, style, script, icon, query, key, others, zone);
    }

    /** The same page before all with these feeds. */
    Frame before(List<FeedLink> others) {
        Set<String> first = others.stream().map(FeedLink::address).collect(Collectors.toSet());
        return subscribing(Stream.concat(
                        others.stream(), feeds.stream().filter(feed -> !first.contains(feed.address())))
                .toList());
    }

    /** One of our feeds; {@code name} is what stands at the foot of a page. */
    public record FeedLink(String title, String name, String address, String type) {}
}
