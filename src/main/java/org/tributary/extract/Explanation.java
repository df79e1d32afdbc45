package org.tributary.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Why a page gave what it gave: each block with its verdict and what made it.
 *
 * @param html the page with its blocks coloured: self-contained, and nothing of the page acts in it
 */
public record Explanation(List<Verdict> verdicts, String html) {
    /** So many figures of each look are told, with what they did to the log odds. */
    private static final int FIGURES = 4;

    private static final int PATH = 4;

    public Explanation {
        verdicts = List.copyOf(verdicts);
    }

    /**
     * One block.
     *
     * @param kept it is part of the article
     * @param chance that it is, 0 to 1, as the judge sees it
     * @param place the boxes it stands in, the innermost last
     * @param reasons the strongest first
     */
    public record Verdict(int block, boolean kept, double chance, String place, String text, List<String> reasons) {
        public Verdict {
            reasons = List.copyOf(reasons);
        }

        /** Two lines: the verdict with the text, and why. */
        public String inWords(int longest) {
            String shown = text.replaceAll("\\s+", " ");
            if (shown.length() > longest) shown = shown.substring(0, longest) + "…";
            return String.format(Locale.ROOT, "%s %3.0f%%  %s", kept ? "KEPT" : "  - ", 100 * chance, shown)
                    + "\n            " + place + ": " + String.join(", ", reasons);
        }
    }

    /** @param selected a person named the body */
    static Explanation of(Page page, Judge judge, Body body, boolean selected) {
        float[][] figures = Signals.measure(page);
        float[] opinions = judge.firstLook(page, figures);
        float[] chances = judge.judge(page, figures);
        float[][] second = SecondLook.measure(page, figures, opinions);
        float[] objected = Objections.heed(page, chances);
        float[] settled = Twins.settle(page, objected);
        float enough = Body.enough(page, settled);
        List<Verdict> verdicts = new ArrayList<>();
        for (Block block : page.blocks) {
            int i = block.index;
            List<String> reasons = new ArrayList<>();
            boolean kept = body.kept()[i];
            if (selected) reasons.add(kept ? "inside what 'select: body' names" : "outside what 'select: body' names");
            else if (kept && settled[i] < enough)
                reasons.add("kept with the rest of its list or table, or as code among text");
            else if (!kept && settled[i] >= enough) reasons.add("falls with the rest of its list or table");
            if (objected[i] < chances[i])
                reasons.add("an objection (a caption, a pointer elsewhere, a line of rights, a box over the page)");
            if (settled[i] > objected[i]) reasons.add("believed as nearly all paragraphs of its template are");
            if (block.isMenu()) reasons.add("a link among links");
            else reasons.addAll(judge.whyFirst(figures[i], FIGURES));
            if (!block.isMenu() && judge.looksTwice(opinions[i])) reasons.addAll(judge.whySecond(second[i], FIGURES));
            verdicts.add(new Verdict(i, kept, chances[i], place(block.home), block.text, reasons));
        }
        return new Explanation(verdicts, ColouredPage.write(page, verdicts));
    }

    private static String place(Box home) {
        StringBuilder place = new StringBuilder();
        int boxes = 0;
        for (Box at = home; at != null && boxes < PATH; at = at.parent, boxes++) {
            String names = at.element.className().strip().replaceAll("\\s+", ".");
            if (names.length() > 40) names = names.substring(0, 40) + "…";
            place.insert(0, at.tag + (names.isEmpty() ? "" : "." + names) + (boxes == 0 ? "" : " "));
        }
        return place.toString();
    }
}
