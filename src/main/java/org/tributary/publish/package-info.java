/**
 * The formats we write: Atom, RSS, JSON Feed and the HTML inside them.
 * What we write, our own parse can read.
 */
@NullMarked
package org.tributary.publish;

import org.jspecify.annotations.NullMarked;
