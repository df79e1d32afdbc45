/**
 * Reads every feed the world writes: RSS, RDF, Atom, JSON Feed, well formed or not.
 * What it hands on is absolute, dated and sanitised.
 */
@NullMarked
package org.tributary.parse;

import org.jspecify.annotations.NullMarked;
