package org.tributary.extract;

import java.util.List;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Where a picture really is: lazily loaded ones hide their address in data attributes, others in srcset. */
final class Sources {
    private static final List<String> PLACES = List.of("data-src", "data-lazy-src", "data-original", "data-url", "src");

    private Sources() {}

    /** An absolute address, or an empty string. */
    static String of(Element element, @Nullable Element image) {
        if (image != null) {
            for (String place : PLACES) {
                String found = image.hasAttr(place) ? image.absUrl(place) : "";
                if (Sanitizer.isWeb(found) && !isBlank(found)) return found;
            }
            String found = best(image);
            if (!found.isEmpty()) return found;
        }
        if (element.nameIs("picture"))
            for (Element source : element.select("source")) {
                String found = best(source);
                if (!found.isEmpty()) return found;
            }
        return "";
    }

    /** A picture of one pixel that holds the place. */
    private static boolean isBlank(String address) {
        return address.endsWith(".gif")
                && (address.contains("blank") || address.contains("pixel") || address.contains("spacer"));
    }

    /** Of a srcset the widest. */
    private static String best(Element element) {
        String set = element.hasAttr("srcset") ? element.attr("srcset") : element.attr("data-srcset");
        String best = "";
        double most = -1;
        for (String candidate : set.split(",\\s+|,(?=https?:)")) {
            String[] parts = candidate.strip().split("\\s+");
            if (parts[0].isEmpty()) continue;
            double size = parts.length > 1 ? number(parts[1]) : 1;
            if (size <= most) continue;
            most = size;
            best = parts[0];
        }
        if (best.isEmpty()) return "";
        Element probe = new Element("img", element.baseUri()).attr("src", best);
        String absolute = probe.absUrl("src");
        return Sanitizer.isWeb(absolute) ? absolute : "";
    }

    private static double number(String size) {
        String digits = size.replaceAll("[^0-9.]", "");
        try {
            return digits.isEmpty() ? 1 : Double.parseDouble(digits);
        } catch (NumberFormatException e) {
            return 1;
        }
    }
}
