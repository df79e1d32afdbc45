package org.tributary.parse;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes away what stands before the document and after it: blank lines, a warning of PHP, a second byte order mark, a
 * broken XML declaration, words of the cache behind the last tag.
 */
final class Prolog implements Mend {
    private static final Pattern START =
            Pattern.compile("<(?:\\?xml|rss|feed|rdf:rdf|channel)[\\s>?]", Pattern.CASE_INSENSITIVE);
    private static final Pattern DECLARATION = Pattern.compile("<\\?xml\\s[^>]{0,200}>", Pattern.CASE_INSENSITIVE);
    /** How far a warning before the document may reach. */
    private static final int REACH = 65_536;

    @Override
    public String mend(String xml) {
        Matcher start = START.matcher(xml).region(0, Math.min(xml.length(), REACH));
        int from = start.find() ? start.start() : Math.max(0, xml.indexOf('<'));
        Matcher declaration = DECLARATION.matcher(xml).region(from, xml.length());
        // Characters are decoded by now, so nothing of the declaration is needed.
        if (declaration.lookingAt()) from = declaration.end();
        return xml.substring(from, end(xml, from));
    }

    /** Behind the root's end; a feed cut off in the middle of a text keeps that text. */
    private static int end(String xml, int from) {
        String tail = xml.substring(Math.max(from, xml.length() - REACH)).toLowerCase(Locale.ROOT);
        for (String root : new String[] {"</rss>", "</feed>", "</rdf:rdf>"}) {
            int at = tail.lastIndexOf(root);
            if (at >= 0) return xml.length() - tail.length() + at + root.length();
        }
        return xml.length();
    }
}
