package org.tributary.parse;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Declares on the root what is used without a declaration: {@code dc:creator} where nobody said what dc is. */
final class Prefixes implements Mend {
    private static final Pattern USED = Pattern.compile(
            "<([A-Za-z_][\\w.-]{0,40}):[A-Za-z_]|\\s([A-Za-z_][\\w.-]{0,40}):[\\w.-]{1,60}\\s{0,4}=\\s{0,4}[\"']");
    /** A name whose prefix is nothing at all. */
    private static final Pattern COLON = Pattern.compile("<(/?):(?=[A-Za-z_])");

    private static final Pattern ROOT = Pattern.compile("<[A-Za-z_][\\w:.-]*");

    @Override
    public String mend(String given) {
        String xml = given.contains("<:") ? COLON.matcher(given).replaceAll("<$1") : given;
        Matcher root = ROOT.matcher(xml);
        if (!root.find()) return xml;
        Set<String> missing = undeclared(xml);
        if (missing.isEmpty()) return xml;
        StringBuilder declared = new StringBuilder();
        int end = Math.max(root.end(), xml.indexOf('>', root.end()));
        String rootTag = xml.substring(root.start(), end);
        for (String prefix : missing)
            if (!rootTag.contains("xmlns:" + prefix + "=") && !rootTag.contains("xmlns:" + prefix + " "))
                declared.append(" xmlns:")
                        .append(prefix)
                        .append("=\"")
                        .append(Names.addressOf(prefix))
                        .append('"');
        return xml.substring(0, root.end()) + declared + xml.substring(root.end());
    }

    /** Prefixes used anywhere; one that is declared further in as well does no harm by being declared on the root. */
    private static Set<String> undeclared(String xml) {
        Set<String> used = new TreeSet<>();
        Matcher matcher = USED.matcher(xml);
        while (matcher.find() && used.size() < 100)
            used.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        used.remove("xml");
        used.remove("xmlns");
        return used;
    }
}
