package org.tributary.parse;

import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.feed.rss.Image;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedInput;
import java.util.Locale;
import java.util.Optional;
import org.jdom2.Document;

/**
 * What Rome makes of a feed's channel: which dialect it is, its language, its rights, its picture.
 *
 * @param format Rome's name for the dialect, with a hyphen: rss-2.0, atom-1.0, rss-0.91N
 */
record RomeChannel(String format, Optional<String> language, Optional<String> rights, Optional<String> icon) {
    /** Empty where Rome refuses the channel: a root without version, numbers that are none. */
    static Optional<RomeChannel> read(Document document) {
        try {
            WireFeed wire = new WireFeedInput(false, Locale.ROOT).build(document);
            return Optional.of(
                    wire instanceof com.rometools.rome.feed.atom.Feed feed
                            ? ofAtom(feed)
                            : ofRss((com.rometools.rome.feed.rss.Channel) wire));
        } catch (FeedException | RuntimeException e) {
            // Rome throws what it likes for what it does not expect (NullPointerException for <rss/>)
            return Optional.empty();
        }
    }

    private static RomeChannel ofRss(com.rometools.rome.feed.rss.Channel channel) {
        Optional<Image> image = Optional.ofNullable(channel.getImage());
        return new RomeChannel(
                format(channel),
                text(channel.getLanguage()),
                text(channel.getCopyright()),
                image.flatMap(i -> text(i.getUrl())));
    }

    private static RomeChannel ofAtom(com.rometools.rome.feed.atom.Feed feed) {
        return new RomeChannel(
                format(feed),
                text(feed.getLanguage()),
                text(feed.getRights()),
                text(feed.getIcon()).or(() -> text(feed.getLogo())));
    }

    private static String format(WireFeed wire) {
        return wire.getFeedType().replace('_', '-');
    }

    private static Optional<String> text(@org.jspecify.annotations.Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(found -> !found.isEmpty());
    }
}
