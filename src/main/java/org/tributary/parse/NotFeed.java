package org.tributary.parse;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.tributary.model.ParseResult.Kind;
import org.tributary.model.ParseResult.NotAFeed;

/** Says in a person's words what came instead of a feed (P28), so that "0 new items" never hides a wall. */
final class NotFeed {
    /** How far into a page its kind shows. */
    private static final int HEAD = 100_000;

    /** Words of the pages with which hosts test whether a browser asks, and whose pages they are. */
    private static final Map<String, String> CHALLENGES = Map.ofEntries(
            Map.entry("just a moment...", "Cloudflare"),
            Map.entry("cf-chl", "Cloudflare"),
            Map.entry("challenge-platform", "Cloudflare"),
            Map.entry("cf-browser-verification", "Cloudflare"),
            Map.entry("attention required! | cloudflare", "Cloudflare"),
            Map.entry("ddos-guard", "DDoS-Guard"),
            Map.entry("_incapsula_resource", "Imperva"),
            Map.entry("incapsula incident", "Imperva"),
            Map.entry("sucuri website firewall", "Sucuri"),
            Map.entry("sucuri_cloudproxy", "Sucuri"),
            Map.entry("px-captcha", "PerimeterX"),
            Map.entry("captcha-delivery.com", "DataDome"),
            Map.entry("awswafcookiedomainlist", "AWS WAF"),
            Map.entry("awswafintegration", "AWS WAF"),
            Map.entry("akamai/bm", "Akamai"),
            Map.entry("sgcaptcha", "SiteGround"),
            Map.entry("aes.js", "the host's cookie test"),
            Map.entry("slowaes", "the host's cookie test"),
            Map.entry("anubis_challenge", "Anubis"),
            Map.entry("making sure you're not a bot", "Anubis"),
            Map.entry("checking your browser", "the host"),
            Map.entry("verify you are human", "the host"),
            Map.entry("verifying you are human", "the host"),
            Map.entry("are you a robot", "the host"),
            Map.entry("enable javascript and cookies to continue", "the host"),
            Map.entry("g-recaptcha", "the host"),
            Map.entry("h-captcha", "the host"));

    private static final Map<String, String> OTHERS = Map.of(
            "<opml", "a list of feeds (OPML) came instead of a feed; name its feeds one by one",
            "<urlset", "a sitemap came instead of a feed",
            "<sitemapindex", "a list of sitemaps came instead of a feed",
            "<code>accessdenied</code>", "the outlet's storage denies access");

    private NotFeed() {}

    static NotAFeed of(FeedDocument document) {
        String text = document.text();
        if (document.first() == 0) return new NotAFeed(Kind.EMPTY, "the answer was empty");
        String head = text.substring(0, Math.min(text.length(), HEAD)).toLowerCase(Locale.ROOT);
        boolean html = head.contains("<html") || head.contains("<!doctype html");
        if (html) {
            Optional<String> wall = wall(head);
            if (wall.isPresent())
                return new NotAFeed(
                        Kind.CHALLENGE,
                        "blocked by a challenge page of " + wall.get()
                                + "; ask the outlet to let feed readers through");
            return new NotAFeed(
                    Kind.HTML, "a web page came instead of a feed" + titled(head) + "; " + advice(document));
        }
        for (Map.Entry<String, String> other : OTHERS.entrySet())
            if (head.contains(other.getKey())) return new NotAFeed(Kind.BROKEN, other.getValue());
        return new NotAFeed(
                Kind.BROKEN, "no feed could be found in what came; it begins with \"" + beginning(text) + "\"");
    }

    /** Pages name their feeds, so a person who gave the page's address can be told the right one. */
    private static String advice(FeedDocument document) {
        String text = document.text();
        Document page = Soup.page(text.substring(0, Math.min(text.length(), HEAD)));
        return page.select("link[rel~=(?i)alternate][type~=(?i)(rss|atom|rdf|feed\\+json)]").stream()
                .flatMap(link -> document.place().url(link.attr("href")).stream())
                .findFirst()
                .map(feed -> "the page names this feed: " + feed)
                .orElse("is this the feed's address?");
    }

    private static Optional<String> wall(String head) {
        return CHALLENGES.entrySet().stream()
                .filter(mark -> head.contains(mark.getKey()))
                .map(Map.Entry::getValue)
                .sorted()
                .findFirst();
    }

    private static String titled(String head) {
        int start = head.indexOf("<title");
        int open = start < 0 ? -1 : head.indexOf('>', start);
        int end = open < 0 ? -1 : head.indexOf("</title", open);
        if (end < 0) return "";
        return " (its title: \"" + beginning(FeedHtml.textOf(head.substring(open + 1, end))) + "\")";
    }

    private static String beginning(String text) {
        String line = text.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
        return line.length() <= 60 ? line : line.substring(0, 60) + "…";
    }
}
