package org.tributary.extract;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.tributary.model.WebUrl;

/** The picture that an article leads with. */
final class Pictures {
    private Pictures() {}

    static Optional<URI> lead(Markup markup, List<JsonNode> articles, URI url) {
        for (String said :
                markup.meta("og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src")) {
            Optional<URI> picture = WebUrl.resolve(url, said);
            if (picture.isPresent() && !said.isBlank()) return picture;
        }
        for (JsonNode article : articles) {
            JsonNode image = Sites.first(article.path("image"));
            JsonNode address = image.isObject() ? Sites.first(image.path("url")) : image;
            if (address.isTextual() && !address.asText().isBlank()) return WebUrl.resolve(url, address.asText());
        }
        return Optional.empty();
    }
}
