package org.tributary.extract;

import java.util.List;

/** People who write sentences end them; labels, names and buttons have no full stop. */
final class PunctuationSignal implements Signal {
    @Override
    public List<String> names() {
        return List.of(
                "sentences",
                "commas-per-word",
                "ends-sentence",
                "ends-colon",
                "begins-upper",
                "begins-dash",
                "capitals-per-word",
                "digits-per-letter",
                "quotes",
                "marks-per-word",
                "bold-share",
                "line-breaks");
    }

    @Override
    public void measure(Page page, Block block, float[] into, int at) {
        Prose prose = block.prose;
        float words = Math.max(1, prose.words());
        into[at] = prose.sentences();
        into[at + 1] = prose.commas() / words;
        into[at + 2] = prose.endsSentence() ? 1 : 0;
        into[at + 3] = prose.endsColon() ? 1 : 0;
        into[at + 4] = prose.beginsUpper() ? 1 : 0;
        into[at + 5] = prose.beginsDash() ? 1 : 0;
        into[at + 6] = prose.capitals() / words;
        into[at + 7] = prose.digits() / (float) Math.max(1, prose.letters());
        into[at + 8] = prose.quotes();
        into[at + 9] = prose.marks() / words;
        into[at + 10] = block.words == 0 ? 0 : (float) block.strongWords / block.words;
        int breaks = 0;
        for (int i = 0; i < block.text.length(); i++) if (block.text.charAt(i) == '\n') breaks++;
        into[at + 11] = breaks;
    }
}
