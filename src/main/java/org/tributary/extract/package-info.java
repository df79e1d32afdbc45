/**
 * Finds the article in its page: text and safe HTML from one decision, who wrote it, when, in which language.
 * Sanitising is always its last step.
 */
@NullMarked
package org.tributary.extract;

import org.jspecify.annotations.NullMarked;
