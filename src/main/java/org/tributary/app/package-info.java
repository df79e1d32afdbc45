/**
 * The one place of wiring: commands, the house, the clock of the world.
 * Nobody enters it.
 */
@NullMarked
package org.tributary.app;

import org.jspecify.annotations.NullMarked;
