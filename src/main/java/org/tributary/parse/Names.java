package org.tributary.parse;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jdom2.Element;

/**
 * One name for each thing, however a feed spells its namespace: {@code title}, {@code dc:creator}, {@code media:content}.
 * RSS and Atom share the empty prefix, because feeds mix them (atom:link in RSS, pubDate in Atom).
 */
final class Names {
    private static final Map<String, String> PREFIX_OF = new HashMap<>();
    /** An address of megabytes would be folded for each of a million elements. */
    private static final int LONGEST = 200;

    private static final Map<String, String> ADDRESS_OF = new HashMap<>();

    static {
        know("", "http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#", "http://www.w3.org/2004/Atom");
        know("", "http://example.com/necho", "http://purl.org/echo/", "uri/of/echo/namespace#", "http://purl.org/pie/");
        know("", "http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/", "http://purl.org/net/rss1.1#");
        know("", "http://channel.netscape.com/rdf/simple/0.9/", "http://purl.org/rss/1.0/modules/rss091#");
        know("", "http://backend.userland.com/rss", "http://backend.userland.com/rss2");
        know(
                "",
                "http://blogs.law.harvard.edu/tech/rss",
                "http://cyber.law.harvard.edu/rss",
                "http://purl.org/rss/2.0/");
        know("", "http://my.netscape.com/publish/formats/rss-0.91.dtd", "http://my.netscape.com/rdf/simple/0.9/#");
        know("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
        know("dc", "http://purl.org/dc/elements/1.1/", "http://purl.org/dc/elements/1.0/");
        know("dcterms", "http://purl.org/dc/terms/");
        know("content", "http://purl.org/rss/1.0/modules/content/");
        know("sy", "http://purl.org/rss/1.0/modules/syndication/");
        know("media", "http://search.yahoo.com/mrss/", "http://www.rssboard.org/media-rss");
        know("media", "http://video.search.yahoo.com/mrss", "http://tools.search.yahoo.com/mrss/");
        know("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd", "http://example.com/dtds/podcast-1.0.dtd");
        know("xhtml", "http://www.w3.org/1999/xhtml");
        know("svg", "http://www.w3.org/2000/svg");
        know("mathml", "http://www.w3.org/1998/Math/MathML");
        know("xlink", "http://www.w3.org/1999/xlink");
        know("slash", "http://purl.org/rss/1.0/modules/slash/");
        know("wfw", "http://wellformedweb.org/CommentAPI/");
        know("thr", "http://purl.org/syndication/thread/1.0");
        know("feedburner", "http://rssnamespace.org/feedburner/ext/1.0");
        ADDRESS_OF.put("atom", "http://www.w3.org/2005/Atom");
        ADDRESS_OF.put("a10", "http://www.w3.org/2005/Atom");
        ADDRESS_OF.put("rss", "http://purl.org/rss/1.0/");
    }

    private Names() {}

    private static void know(String prefix, String... addresses) {
        for (String address : addresses) {
            PREFIX_OF.put(law(address), prefix);
            if (!prefix.isEmpty()) ADDRESS_OF.putIfAbsent(prefix, address);
        }
    }

    /** Feeds write the case, the scheme and the last slash of a namespace as they like. */
    private static String law(String address) {
        String law = address.strip().toLowerCase(Locale.ROOT);
        if (law.startsWith("https:")) law = "http:" + law.substring(6);
        return law.endsWith("/") ? law.substring(0, law.length() - 1) : law;
    }

    static String of(Element element) {
        String prefix = prefix(element);
        String local = element.getName().toLowerCase(Locale.ROOT);
        return prefix.isEmpty() ? local : prefix + ":" + local;
    }

    private static String prefix(Element element) {
        String address = element.getNamespaceURI();
        if (address.isEmpty()) return "";
        String known = PREFIX_OF.get(address);
        if (known == null && address.length() <= LONGEST) known = PREFIX_OF.get(law(address));
        return known != null ? known : element.getNamespacePrefix().toLowerCase(Locale.ROOT);
    }

    /** The namespace that a prefix nobody declared stands for; a made-up one where nobody can know. */
    static String addressOf(String prefix) {
        String known = ADDRESS_OF.get(prefix.toLowerCase(Locale.ROOT));
        return known != null ? known : "urn:undeclared:" + prefix;
    }

    static boolean isXhtml(Element element) {
        return prefix(element).equals("xhtml");
    }
}
