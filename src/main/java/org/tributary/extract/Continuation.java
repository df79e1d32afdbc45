package org.tributary.extract;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.tributary.model.WebUrl;

/**
 * Where an article goes on, or stands in another form. {@code rel=next} alone says little (most sites mean the next
 * article by it), so the address decides: the next page's is the page's own with the next number in it.
 */
final class Continuation {
    private static final String WORDS = "page|paged|p|pg|seite|pagina|página|sayfa|strona|sida|side|pageno|page_no|s";
    /** {@code ?page=2} */
    private static final Pattern IN_QUERY =
            Pattern.compile("(^|&)(?:" + WORDS + ")=(\\d{1,2})(?=&|$)", Pattern.CASE_INSENSITIVE);
    /** {@code /2}, {@code /page/2}, {@code -2.html}, {@code -seite-2.html}, {@code ,2.html} */
    private static final Pattern IN_PATH = Pattern.compile(
            "(?:/(?:" + WORDS + ")[/_-]?|/|[-_,.](?:(?:" + WORDS + ")[-_,]?)?)(\\d{1,2})(\\.[a-z]{3,5})?/?$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ENDING = Pattern.compile("\\.[a-z]{3,5}$|/$|/index\\.[a-z]{3,5}$");
    private static final int FARTHEST_UP = 8;

    private Continuation() {}

    /**
     * The address of the article's next page.
     *
     * @param number of this page; the article begins with 1
     * @param first the address of the article's first page
     */
    static Optional<URI> next(Document document, URI first, URI at, int number) {
        String stem = stem(first, 1).orElseGet(() -> plain(first));
        for (Element link : document.select("link[rel=next], a[href]")) {
            boolean declared = (" " + link.attr("rel").toLowerCase(Locale.ROOT) + " ").contains(" next ");
            if (!declared && !says(link, number + 1)) continue;
            Optional<URI> to = WebUrl.resolve(at, link.attr("href"));
            if (to.isEmpty() || !stem(to.get(), number + 1).equals(Optional.of(stem)) || isOfComments(link)) continue;
            return to;
        }
        return Optional.empty();
    }

    /** The page's plainer forms, for when it gives nothing itself: AMP, then print. */
    static java.util.List<URI> otherForms(Document document, URI at) {
        java.util.List<URI> forms = new java.util.ArrayList<>();
        for (Element link : document.select("link[rel=amphtml], link[rel=alternate][media=print]"))
            WebUrl.resolve(at, link.attr("href")).filter(to -> !to.equals(at)).ifPresent(forms::add);
        return forms.subList(0, Math.min(2, forms.size()));
    }

    private static boolean says(Element link, int number) {
        if (link.childNodeSize() > 4) return false;
        String text = link.text().strip();
        if (text.isEmpty() || text.length() > 2) return false;
        int said = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = Character.digit(text.charAt(i), 10);
            if (digit < 0) return false;
            said = 10 * said + digit;
        }
        return said == number;
    }

    private static boolean isOfComments(Element link) {
        Element at = link;
        for (int up = 0; at != null && up < FARTHEST_UP; at = at.parent(), up++)
            if ((at.className() + " " + at.id()).toLowerCase(Locale.ROOT).contains("comment")) return true;
        return false;
    }

    /** The address without that number; empty where it has another or none. */
    private static Optional<String> stem(URI address, int number) {
        String query = address.getRawQuery() == null ? "" : address.getRawQuery();
        Matcher asked = IN_QUERY.matcher(query);
        if (asked.find() && Integer.parseInt(asked.group(2)) == number) {
            String rest = asked.replaceFirst("").replaceFirst("^&", "");
            return Optional.of(plain(address.getRawAuthority(), address.getRawPath(), rest));
        }
        String path = address.getRawPath() == null ? "" : address.getRawPath();
        Matcher named = IN_PATH.matcher(path);
        if (named.find() && named.start() > 0 && Integer.parseInt(named.group(1)) == number)
            return Optional.of(plain(address.getRawAuthority(), path.substring(0, named.start()), query));
        return Optional.empty();
    }

    private static String plain(URI address) {
        return plain(
                address.getRawAuthority(),
                address.getRawPath() == null ? "" : address.getRawPath(),
                address.getRawQuery() == null ? "" : address.getRawQuery());
    }

    private static String plain(@org.jspecify.annotations.Nullable String host, String path, String query) {
        return host + ENDING.matcher(path).replaceFirst("") + "?" + query;
    }
}
