/**
 * When to knock again: the pure poll policy, and the chores that Quartz fires.
 * It never fetches and never stores.
 */
@NullMarked
package org.tributary.schedule;

import org.jspecify.annotations.NullMarked;
