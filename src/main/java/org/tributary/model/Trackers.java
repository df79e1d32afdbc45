package org.tributary.model;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The parameters of an address that do not tell pages apart. Only names that are known for it are here; whatever else a
 * publisher adds may be the article's id, and stays ({@code id}, {@code p}, {@code sid}, {@code aid}, {@code lang} ...).
 *
 * <table>
 * <caption>What goes</caption>
 * <tr><td>campaigns, as families</td><td>utm_ (Google), at_ (AT Internet: BBC, France TV), hsa_, mtm_, pk_, piwik_,
 *     matomo_ (Matomo), wt_ (Webtrekk), guce_ (Yahoo), vero_, oly_, trk_, ns_ (comScore), cx_ (Piano), fb_ (Facebook),
 *     soc_ (Yahoo), _hs (HubSpot), _ga, _gl (Google)</td></tr>
 * <tr><td>clicks</td><td>fbclid gclid gclsrc dclid gbraid wbraid gad_source msclkid twclid yclid ysclid ttclid igshid
 *     igsh li_fat_id epik rdt_cid irclickid s_kwcid zanpid tblci dicbo mibextid __tn__ __twitter_impression</td></tr>
 * <tr><td>publishers' and mailers' campaigns</td><td>cmp cmpid icid icmp intcmp intcid ncid ocid xtor xtref ito mc_cid
 *     mc_eid mkt_tok _openstat smid smtyp emc itid segmentid ftcamp srnd sh traffic_source guccounter wt.mc_id wtmc
 *     sharetype share_source feedtype feedname algtrack taid sref spm wprov echobox embedded-checkout</td></tr>
 * <tr><td>how it is shown</td><td>amp, outputtype; print where it is yes, nb where it is 1, share where it is
 *     a word, replytocom (WordPress); returnurl; pagewanted; page where it is 1; jsessionid, phpsessid</td></tr>
 * <tr><td>only where the value is a plain word</td><td>ref source src via from cid partner mod campaign origin referrer
 *     referer rss feed: {@code ref=rss} goes, {@code ref=4711} may be the article</td></tr>
 * </table>
 */
final class Trackers {
    private static final Pattern FAMILY =
            Pattern.compile("(utm|at|hsa|mtm|pk|piwik|matomo|wt|guce|vero|oly|trk|ns|cx|fb|soc|amp)_.+|_hs.+|_ga|_gl");

    private static final Set<String> ALWAYS = Set.of(
            ("fbclid gclid gclsrc dclid gbraid wbraid gad_source msclkid twclid yclid ysclid ttclid igshid igsh li_fat_id"
                            + " epik rdt_cid irclickid s_kwcid zanpid tblci dicbo mibextid __tn__ __twitter_impression"
                            + " cmp cmpid icid icmp intcmp intcid ncid ocid xtor xtref ito mc_cid mc_eid mkt_tok _openstat"
                            + " smid smtyp emc itid segmentid ftcamp srnd sh traffic_source guccounter wt.mc_id wtmc"
                            + " sharetype share_source feedtype feedname algtrack taid sref spm wprov echobox"
                            + " embedded-checkout amp outputtype replytocom returnurl return_url pagewanted"
                            + " jsessionid phpsessid ref_src ref_url referringsource")
                    .split(" "));

    private static final Set<String> WHERE_A_WORD = Set.of(
            "ref",
            "source",
            "src",
            "via",
            "from",
            "cid",
            "partner",
            "mod",
            "campaign",
            "origin",
            "referrer",
            "referer",
            "rss",
            "feed");

    private Trackers() {}

    /** Whether the parameter can go, whatever else the address says. */
    static boolean always(String name, String value, Set<String> more) {
        String n = name.toLowerCase(Locale.ROOT);
        return ALWAYS.contains(n)
                || FAMILY.matcher(n).matches()
                || n.equals("page") && value.equals("1")
                || n.equals("print") && value.matches("|1|true|yes|print")
                || n.equals("nb") && value.equals("1")
                || n.equals("share") && value.chars().noneMatch(Character::isDigit)
                || more.contains(n);
    }

    /** Whether it can go if something else is left that names the page. */
    static boolean aWord(String name, String value) {
        return WHERE_A_WORD.contains(name.toLowerCase(Locale.ROOT))
                && value.chars().noneMatch(Character::isDigit);
    }
}
