/**
 * What passes a door: the values that rooms hand to each other, each with its own law.
 * It knows no library and no other room.
 */
@NullMarked
package org.tributary.model;

import org.jspecify.annotations.NullMarked;
