/**
 * The sole way out: conditional, guarded, polite requests, and what the world answered, as a value.
 * Status codes, headers, redirects, robots.txt and addresses are known here and nowhere else.
 */
@NullMarked
package org.tributary.fetch;

import org.jspecify.annotations.NullMarked;
