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
        into[at] = (float) page.titles.likeness(block);
        into[at + 1] = block.index == page.headline ? 1 : 0;
        if (block.words <= 60)
            for (String author : page.clues.authors())
                if (author.length() > 4 && block.text.contains(author))
                    into[at + 2] = (float) TitleLikeness.words(author).length / block.words;
    }
}
