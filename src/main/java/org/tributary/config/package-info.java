/**
 * Reads feeds.yml: every key, its line, its default, and every mistake in one message.
 * What other rooms must say about a value (CSS, CIDR, queries) comes in as a function.
 */
@NullMarked
package org.tributary.config;

import org.jspecify.annotations.NullMarked;
