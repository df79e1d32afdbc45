package org.tributary.publish;

/** A format we write. Its address and content type follow from it. */
public interface FeedWriter {
    /** As people call it. */
    String name();

    /** What stands after the last dot of its address: atom, rss, json. */
    String suffix();

    /** The value of Content-Type, charset included. */
    String contentType();

    /** The whole document in UTF-8; the same edition gives the same bytes. */
    byte[] write(Edition edition);
}
