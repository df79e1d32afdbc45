/**
 * Decides whether two texts are the same news, and says why.
 * It never hides what it is not sure of.
 */
@NullMarked
package org.tributary.dedup;

import org.jspecify.annotations.NullMarked;
