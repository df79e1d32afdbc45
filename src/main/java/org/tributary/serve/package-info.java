/**
 * Answers a reader's request: finds stories and has them written.
 * It reads the store and passes wishes on; it never polls.
 */
@NullMarked
package org.tributary.serve;

import org.jspecify.annotations.NullMarked;
