/** The whole program as its users meet it: its commands, its feeds, its files. These tests carry the tag {@code whole}. */
package org.tributary.whole;
