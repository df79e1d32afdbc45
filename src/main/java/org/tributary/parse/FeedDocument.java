package org.tributary.parse;

import java.net.URI;
import java.util.Optional;
import org.tributary.model.Download;
import org.tributary.model.WebUrl;

/**
 * A download as characters.
 *
 * @param base what relative addresses are resolved against: the Content-Location where it is sound, else the address
 */
record FeedDocument(URI base, String language, String text) {
    static FeedDocument of(Download download) {
        URI base = download.header("Content-Location")
                .flatMap(location -> WebUrl.resolve(download.url(), location))
                .orElse(download.url());
        String language = download.header("Content-Language").orElse("").strip();
        String text = XmlDecoder.decode(download.body(), download.contentType());
        return new FeedDocument(base, language.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*") ? language : "", text);
    }

    /** The first character that is no blank; NUL where there is none. */
    char first() {
        for (int i = 0; i < text.length(); i++)
            if (text.charAt(i) > ' ' && text.charAt(i) != '\uFEFF') return text.charAt(i);
        return 0;
    }

    Place place() {
        return new Place(base, language);
    }

    Optional<String> withoutDoctype() {
        return first() == '<' ? Optional.of(Doctype.strip(text)) : Optional.empty();
    }
}
