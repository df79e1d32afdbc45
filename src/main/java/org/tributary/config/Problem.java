package org.tributary.config;

/**
 * One thing that is wrong in the file, where it is, and what to do about it.
 *
 * @param file as the user named it, so that an editor or a terminal can jump there
 * @param line from 1
 * @param column from 1, in code points
 */
public record Problem(String file, int line, int column, String text) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + text;
    }
}
