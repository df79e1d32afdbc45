package org.tributary.extract;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the words in class and id names say of an element, in the vocabulary that all of the web shares: "caption",
 * "related", "newsletter". Each group of words is one fact; no word is one site's own.
 */
final class ClassWords {
    /** "Not within reach": further up than anybody looks. */
    static final byte FAR = 12;

    static final List<String> NAMES = List.of(
            "caption",
            "related",
            "share",
            "comment",
            "navigation",
            "signup",
            "byline",
            "advert",
            "body",
            "lead",
            "legal",
            "title",
            "box",
            "hidden",
            "embed",
            "tags",
            "media");

    private static final String[] WORDS = {
        "caption captions credit credits copyright source photographer imgcaption legende bildunterschrift photocredit",
        "related recommend recommended recommendation recommendations recirc more moreon readmore seealso see also"
                + " trending popular mostread most latest teaser teasers promo promos promotion card cards list listing"
                + " next previous prev upnext outbrain taboola topics links linklist similar suggested similarposts",
        "share sharing social socials follow facebook twitter whatsapp sharebar tools toolbar sharethis addthis",
        "comment comments disqus reply replies respond discussion feedback kommentar",
        "nav navigation menu breadcrumb breadcrumbs sidebar footer header topbar masthead widget widgets rail toc"
                + " pagination pager skip search logo sticky aside secondary",
        "newsletter newsletters subscribe subscription subscriptions signup paywall offer premium login register"
                + " membership donate donation cta app download abo piano regwall support",
        "meta byline author authors date dateline time timestamp published kicker bio info label category eyebrow"
                + " overline topline rubric section profile posted updated",
        "ad ads adv advert advertisement advertising advertorial sponsor sponsored banner dfp gpt slot anzeige"
                + " commercial adunit werbung",
        "body content text story entry post paragraph richtext articlebody storytext maincontent fulltext copy"
                + " wysiwyg prose",
        "lead lede intro introduction standfirst summary dek subtitle subheadline subhead subheading deck teaser"
                + " abstract excerpt description vorspann chapo leadtext sub bajada entradilla",
        "legal disclaimer correction corrections notice terms privacy cookie cookies consent gdpr imprint footnote"
                + " footnotes endnote note",
        "title headline heading hed",
        "box infobox sidebox inset pullquote quote factbox callout interstitial aside accordion expand fact kasten",
        "hidden hide invisible sr visually offscreen print modal popup popover overlay tooltip dialog lightbox"
                + " screenreader rollover hovercard flyout",
        "embed tweet instagram video player youtube iframe audio podcast poll quiz social oembed",
        "tag tags keyword keywords topic topics subject subjects",
        "image images img photo photos picture gallery slideshow slider carousel media figure thumb thumbnail hero"
    };

    private static final Map<String, Integer> GROUPS = groups();
    /** With what they begin: most words of class names are none of these. */
    private static final BitSet FIRSTS = firsts();

    private static final int LONGEST =
            GROUPS.keySet().stream().mapToInt(String::length).max().orElse(0);

    private ClassWords() {}

    /** Where one of these groups is named, "body" or "title" in the same name is only theirs: "comment-body". */
    private static final int STRANGE = bits("related", "share", "comment", "navigation", "signup", "advert", "tags");

    /** "twitter-tweet" is a quotation, no button. */
    private static final int EMBED = bits("embed");

    private static final int SHARE = bits("share");
    private static final int OWN = bits("body", "lead", "title");

    /** A bit for each group of which a word is in one of the names. */
    static int groupsIn(String names) {
        int found = 0;
        int length = Math.min(names.length(), 400);
        int start = 0;
        for (int i = 0; i <= length; i++) {
            if (i < length && names.charAt(i) > ' ') continue;
            if (i > start) {
                int groups = groupsIn(names, start, i);
                if ((groups & EMBED) != 0) groups &= ~SHARE;
                found |= (groups & STRANGE) == 0 ? groups : groups & ~OWN;
            }
            start = i + 1;
        }
        return found;
    }

    /** Words end at '-', '_', digits and aCapital. */
    private static int groupsIn(String name, int from, int to) {
        int found = 0;
        int start = from;
        for (int i = from; i <= to; i++) {
            char c = i < to ? name.charAt(i) : ' ';
            boolean letter = Character.isLetter(c);
            boolean hump = letter && i > start && Character.isUpperCase(c) && Character.isLowerCase(name.charAt(i - 1));
            if (letter && !hump) continue;
            if (i - start > 1 && i - start <= LONGEST && FIRSTS.get(pair(name, start)))
                found |= GROUPS.getOrDefault(name.substring(start, i).toLowerCase(Locale.ROOT), 0);
            start = hump ? i : i + 1;
        }
        return found;
    }

    /** The first two letters of a word without their case, as one small number. */
    private static int pair(String name, int at) {
        return (name.charAt(at) & 31) << 5 | name.charAt(at + 1) & 31;
    }

    private static BitSet firsts() {
        BitSet firsts = new BitSet(1 << 10);
        for (String word : GROUPS.keySet()) firsts.set(pair(word, 0));
        return firsts;
    }

    private static int bits(String... names) {
        int bits = 0;
        for (String name : names) bits |= 1 << NAMES.indexOf(name);
        return bits;
    }

    /** A class name without its digits, so that {@code item-1} and {@code item-2} are of one kind. */
    static int shape(String name) {
        int hash = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < '0' || c > '9') hash = 31 * hash + c;
        }
        return hash;
    }

    private static Map<String, Integer> groups() {
        Map<String, Integer> groups = new HashMap<>();
        for (int i = 0; i < WORDS.length; i++)
            for (String word : WORDS[i].split(" ")) groups.merge(word, 1 << i, (a, b) -> a | b);
        return groups;
    }
}
