package org.tributary.parse;

import java.util.List;

/** One kind of trouble in a text that wants to be XML, taken out. Used only after the strict reading failed. */
interface Mend {
    /** In this order: what a later one reads, an earlier one has made readable. */
    List<Mend> ALL = List.of(new Prolog(), new LegalCharacters(), new Ampersands(), new Prefixes());

    String mend(String xml);

    static String all(String xml) {
        String mended = xml;
        for (Mend mend : ALL) mended = mend.mend(mended);
        return mended;
    }
}
