/**
 * The order of the steps from a due source to a placed article.
 * The skill is in the rooms; this one only says what comes after what.
 */
@NullMarked
package org.tributary.ingest;

import org.jspecify.annotations.NullMarked;
