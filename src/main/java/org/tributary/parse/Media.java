package org.tributary.parse;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jdom2.Element;

/** Media RSS: pictures and films in media:content, media:thumbnail and media:group, one inside the other as feeds like. */
final class Media {
    private static final int DEPTH = 4;
    /** An entry with more is no entry but an archive, or an attack. */
    static final int MOST = 100;

    private Media() {}

    static List<URI> of(Fields fields, Place place) {
        Set<URI> found = new LinkedHashSet<>();
        collect(fields, place, DEPTH, found);
        if (found.isEmpty()) picture(fields, place, found);
        return List.copyOf(found);
    }

    /** Without Media RSS, what else names the entry's picture: an image of iTunes, or one that no specification knows. */
    private static void picture(Fields fields, Place place, Set<URI> found) {
        fields.all("itunes:image", "image", "thumbnail").limit(MOST).forEach(element -> {
            String href = element.getAttributeValue("href", element.getAttributeValue("url", ""));
            String text = href.isEmpty() ? new Fields(element).text("url") : href;
            place.inside(element).url(text.isEmpty() ? element.getText() : text).ifPresent(found::add);
        });
    }

    private static void collect(Fields fields, Place place, int depth, Set<URI> found) {
        if (depth == 0 || found.size() >= MOST) return;
        fields.all("media:content", "media:thumbnail", "media:group").forEach(element -> {
            Place here = place.inside(element);
            if (found.size() < MOST) here.url(address(element)).ifPresent(found::add);
            if (!element.getChildren().isEmpty()) collect(new Fields(element), here, depth - 1, found);
        });
    }

    private static String address(Element element) {
        String url = element.getAttributeValue("url");
        if (url != null) return url;
        return Names.of(element).equals("media:thumbnail") ? element.getText() : "";
    }
}
