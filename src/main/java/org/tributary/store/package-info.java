/**
 * The tables and their transactions: what is committed here is never lost and never doubled.
 * Everything else in the house can be rebuilt from it.
 */
@NullMarked
package org.tributary.store;

import org.jspecify.annotations.NullMarked;
