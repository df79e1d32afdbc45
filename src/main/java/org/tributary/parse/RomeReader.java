package org.tributary.parse;

import java.util.Optional;
import org.jdom2.Document;
import org.tributary.model.Feed;
import org.xml.sax.SAXException;

/** RSS, RDF and Atom as they should be, which is well-formed: one strict parse, read by Rome and by us. */
final class RomeReader implements FeedReader {
    @Override
    public Optional<Feed> read(FeedDocument document) {
        Optional<String> xml = document.withoutDoctype();
        if (xml.isEmpty()) return Optional.empty();
        try {
            Document tree = XmlTree.strict(xml.get());
            return FeedTree.of(tree).map(feed -> feed.read(document.place()));
        } catch (SAXException e) {
            return Optional.empty();
        }
    }
}
