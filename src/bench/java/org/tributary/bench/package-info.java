/**
 * What the program costs, measured: the parts one by one ({@link org.tributary.bench.Parts}) and the whole over a farm of
 * feeds ({@link org.tributary.bench.Bench}). No test: times are not. docs/performance.md keeps what it said.
 */
@NullMarked
package org.tributary.bench;

import org.jspecify.annotations.NullMarked;
