package org.tributary.parse;

import java.util.Optional;
import org.jdom2.Document;
import org.tributary.model.Feed;
import org.xml.sax.SAXException;

/** XML that is not well-formed: mended step by step, and if that does not help, read by the most forgiving parser. */
final class MendedReader implements FeedReader {
    @Override
    public Optional<Feed> read(FeedDocument document) {
        if (document.text().indexOf('<') < 0) return Optional.empty();
        String mended = Mend.all(Doctype.strip(document.text()));
        return FeedTree.of(tree(mended)).map(feed -> feed.read(document.place()));
    }

    private static Document tree(String mended) {
        try {
            return XmlTree.strict(mended);
        } catch (SAXException e) {
            return LooseTree.of(mended);
        }
    }
}
