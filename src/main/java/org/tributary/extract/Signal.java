package org.tributary.extract;

import java.util.List;

/**
 * One reason to believe that a block is the text, or that it is not, as figures. What the figures weigh is learned
 * ({@link Forest}); a signal only measures, and knows no outlet and no language that it could not name in its words.
 */
interface Signal {
    /** The names of its figures, as they stand in the model's file. */
    List<String> names();

    /** Writes a figure for each name. */
    void measure(Page page, Block block, float[] into, int at);
}
