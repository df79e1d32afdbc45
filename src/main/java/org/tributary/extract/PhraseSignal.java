package org.tributary.extract;

import java.util.List;

/** The set phrases of newsrooms: "read more", "sign up to our newsletter", "photo:", "all rights reserved". */
final class PhraseSignal implements Signal {
    @Override
    public List<String> names() {
        return List.of(
                "phrase-more",
                "phrase-signup",
                "phrase-photo",
                "phrase-legal",
                "phrase-share",
                "phrase-advert",
                "phrase-byline",
                "phrase-comment");
    }

    @Override
    public void measure(Page page, Block block, float[] into, int at) {
        int found = block.phrases();
        for (int i = 0; i < Phrases.WEIGHED; i++) into[at + i] = found >> i & 1;
    }
}
