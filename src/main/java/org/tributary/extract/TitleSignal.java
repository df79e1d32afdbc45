package org.tributary.extract;

import java.util.List;

/** The headline is not body, nor is its copy in a breadcrumb; nor are the names of the authors. */
final class TitleSignal implements Signal {
    @Override
    public List<String> names() {
        return List.of("like-title", "is-headline", "holds-author");
    }

    @Override
    public void measure(Page page, Block block, float[] into, int at) {
        float best = 0;
        if (block.words <= 60)
            for (String title : page.clues.titles())
                best = Math.max(best, (float) Likeness.sameWords(block.text, title));
        into[at] = best;
        into[at + 1] = block.index == page.headline ? 1 : 0;
        if (block.words <= 60)
            for (String author : page.clues.authors())
                if (author.length() > 4 && block.text.contains(author))
                    into[at + 2] = (float) Likeness.words(author).size() / block.words;
    }
}
