package org.tributary.serve;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tributary.model.Publication;
import org.tributary.publish.FeedWriter;
import org.tributary.publish.FeedWriters;

/**
 * Addresses within our own pages, relative, since a proxy may put us under a path; each keeps the reader's key.
 *
 * @param reader whose page it is
 * @param root the way from the page back to {@code /}: ./ or ../
 */
record Links(Reader reader, String root, Optional<String> key) {
    private static final int MOST_PUBLICATIONS = 5;

    String home() {
        return keyed(root);
    }

    Optional<String> sources() {
        return reader == Reader.TRUSTED ? Optional.of(keyed(root + "sources")) : Optional.empty();
    }

    private String publication(Publication one) {
        return keyed(root + "publications/" + one.name());
    }

    /** The next page of a publication. */
    Optional<String> below(Publication one, Wish wish, River.Page found) {
        return wish.nextAt(root + "publications/" + one.name(), found).map(this::keyed);
    }

    /** A publication in each format. */
    List<Frame.FeedLink> feeds(Publication one) {
        return FeedWriters.ALL.stream()
                .map(writer -> feed(
                        one.title() + " (" + writer.name() + ")",
                        name(one.title(), writer),
                        "publications/" + one.name() + "." + writer.suffix(),
                        writer))
                .toList();
    }

    /** What the head of every page leads to; of many publications the first. */
    List<Frame.Place> places(Menu menu) {
        List<Frame.Place> places = new ArrayList<>();
        places.add(new Frame.Place("River", home(), false));
        menu.publications().stream()
                .limit(MOST_PUBLICATIONS)
                .forEach(one -> places.add(new Frame.Place(one.title(), publication(one), false)));
        places.add(new Frame.Place("Corrections", corrections(), false));
        sources().ifPresent(address -> places.add(new Frame.Place("Sources", address, false)));
        places.add(new Frame.Place("Statistics", statistics(""), false));
        places.add(new Frame.Place("Help", keyed(root + "help"), false));
        return places;
    }

    /** @param parameters empty for the stretch that fits */
    String statistics(String parameters) {
        return keyed(root + "statistics" + parameters);
    }

    String agency(String name) {
        return keyed(root + "?agency=" + encoded(name));
    }

    String corrections() {
        return keyed(root + "corrections");
    }

    /** The corrections in each format. */
    List<Frame.FeedLink> correctionFeeds(Menu menu) {
        return FeedWriters.ALL.stream()
                .map(writer -> feed(
                        menu.title() + ": corrections (" + writer.name() + ")",
                        name("Corrections", writer),
                        "corrections." + writer.suffix(),
                        writer))
                .toList();
    }

    String outlet(String name) {
        return keyed(root + "?outlet=" + encoded(name));
    }

    String story(long id) {
        return keyed(root + "stories/" + id);
    }

    /** The next page of the same wish. */
    Optional<String> below(Wish wish, River.Page found) {
        return wish.nextAt(root, found).map(this::keyed);
    }

    /** The river with these parameters. */
    String river(String parameters) {
        return keyed(parameters.isEmpty() ? root : root + "?" + parameters);
    }

    /** The wish in each format, then the publications. */
    List<Frame.FeedLink> feeds(Menu menu, Wish wish) {
        List<Frame.FeedLink> links = new ArrayList<>();
        String title = wish.isEverything() ? menu.title() : menu.title() + ": " + wish.words();
        for (FeedWriter writer : FeedWriters.ALL)
            links.add(feed(
                    title + " (" + writer.name() + ")",
                    name(wish.isEverything() ? "All stories" : "This search", writer),
                    wish.at("feed." + writer.suffix()),
                    writer));
        FeedWriter preferred = FeedWriters.ALL.get(0);
        for (Publication one : menu.publications())
            links.add(
                    feed(one.title(), one.title(), "publications/" + one.name() + "." + preferred.suffix(), preferred));
        return links;
    }

    /** What is subscribed to is said once, before its first format. */
    private static String name(String what, FeedWriter writer) {
        return writer == FeedWriters.ALL.get(0) ? what + " as " + writer.name() : writer.name();
    }

    private Frame.FeedLink feed(String title, String name, String address, FeedWriter writer) {
        return new Frame.FeedLink(
                title, name, keyed(root + address), writer.contentType().replaceFirst(";.*", ""));
    }

    private String keyed(String address) {
        return key.map(word -> address + (address.contains("?") ? "&" : "?") + "key=" + encoded(word))
                .orElse(address);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
