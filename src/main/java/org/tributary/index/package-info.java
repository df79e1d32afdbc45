/**
 * Finds words: the search index, which follows the store and can be rebuilt from it.
 * It is never the truth.
 */
@NullMarked
package org.tributary.index;

import org.jspecify.annotations.NullMarked;
