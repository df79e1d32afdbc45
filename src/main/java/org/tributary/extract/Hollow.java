package org.tributary.extract;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Empties the scripts and style sheets of a page before it is parsed: they are half of its bytes and nobody reads them.
 * The elements stay, so the tree is the same but for them; what JSON-LD says stays too. Tags, comments and raw text end
 * where the tokeniser of the HTML standard (13.2.5) ends them. Wherever that depends on more than the characters (a
 * script in a drawing, one that writes scripts, a tag that never ends), the rest of the page is left as it is.
 */
final class Hollow {
    /** Nothing between their tags is markup, whatever it looks like. */
    private static final byte[][] RAW =
            names("script", "style", "title", "textarea", "iframe", "xmp", "noembed", "noframes");

    private static final int HOLLOWED = 2;
    /** In these a style sheet or a title may be markup like any other. */
    private static final byte[][] ZONES = names("svg", "math", "select", "noscript", "template");

    /** After these nothing is as it was. */
    private static final byte[][] ENDS = names("plaintext", "frameset");

    private static final byte[] JSON_LD = ascii("ld+json");
    private static final byte[] COMMENT = ascii("<!--");
    private static final byte[] SCRIPT = ascii("<script");
    private static final int LOST = -1;
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private final byte[] page;
    private byte[] kept = new byte[0];
    private int size;
    private int copied;
    private byte @Nullable [] zone;
    private int depth;
    /** The last tag ended in "/>". */
    private boolean closesItself;

    private Hollow(byte[] page) {
        this.page = page;
    }

    /**
     * The page's characters, its scripts hollow.
     *
     * @param from where the text begins: behind a byte order mark
     * @param charset one that writes ASCII as ASCII does, and nothing else in these bytes
     */
    static String read(byte[] page, int from, Charset charset) {
        Hollow hollow = new Hollow(page);
        int at = hollow.find('<', from);
        while (at != LOST) {
            at = hollow.markup(at);
            if (at != LOST) at = hollow.find('<', at);
        }
        if (hollow.copied == 0) return new String(page, from, page.length - from, charset);
        hollow.copy(page.length);
        return new String(hollow.kept, from, hollow.size - from, charset);
    }

    /** Behind the tag or comment that begins here. */
    private int markup(int at) {
        int next = byteAt(at + 1);
        if (isLetter(next)) return opening(at + 1);
        if (next == '/') return isLetter(byteAt(at + 2)) ? closing(at + 2) : behind('>', at + 2);
        if (next < 0) return LOST;
        if (next == '?') return behind('>', at + 2);
        if (next != '!') return at + 1;
        if (byteAt(at + 2) == '-' && byteAt(at + 3) == '-') return comment(at + 4);
        return byteAt(at + 2) == '[' ? LOST : behind('>', at + 2);
    }

    private int comment(int at) {
        if (byteAt(at) == '>') return at + 1;
        if (byteAt(at) == '-' && byteAt(at + 1) == '>') return at + 2;
        for (int dash = find('-', at); dash != LOST; dash = find('-', dash + 1)) {
            if (byteAt(dash + 1) != '-') continue;
            if (byteAt(dash + 2) == '>') return dash + 3;
            if (byteAt(dash + 2) == '!' && byteAt(dash + 3) == '>') return dash + 4;
        }
        return LOST;
    }

    private int closing(int name) {
        int end = nameEnd(name);
        byte[] ended = zone;
        if (ended != null && is(ended, name, end) && --depth == 0) zone = null;
        return attributes(end);
    }

    private int opening(int name) {
        int end = nameEnd(name);
        if (among(ENDS, name, end) >= 0) return LOST;
        int open = attributes(end);
        if (open == LOST) return LOST;
        int raw = among(RAW, name, end);
        if (raw < 0) {
            zone(name, end);
            return open;
        }
        if (closesItself) return LOST;
        if (zone != null) {
            int next = find('<', open);
            return next != LOST && closes(RAW[raw], next) ? next : LOST;
        }
        int close = closing(RAW[raw], open);
        if (close == LOST || raw == 0 && writesScripts(open, close)) return LOST;
        if (raw < HOLLOWED && !holds(JSON_LD, end, open)) cut(open, close);
        return close;
    }

    private void zone(int name, int end) {
        byte[] within = zone;
        if (within == null) {
            int found = among(ZONES, name, end);
            if (found < 0 || found < 2 && closesItself) return;
            zone = ZONES[found];
            depth = 1;
        } else if (is(within, name, end) && !closesItself) depth++;
    }

    private int nameEnd(int from) {
        int at = from;
        while (at < page.length && !isSpace(page[at]) && page[at] != '/' && page[at] != '>' && page[at] != '<') at++;
        return at;
    }

    /** Behind the '>' of a tag. A quote is one only where a value begins. */
    private int attributes(int from) {
        boolean named = false;
        int at = from;
        while (at < page.length) {
            byte c = page[at];
            if (c > '>' || c < 0) {
                named = true;
                at++;
                continue;
            }
            if (c == '>') {
                closesItself = page[at - 1] == '/';
                return at + 1;
            }
            if (c == '<') return LOST;
            if (c == '/') named = false;
            else if (c == '=' && named) {
                at = value(at + 1);
                if (at == LOST) return LOST;
                named = false;
                continue;
            } else if (!isSpace(c)) named = true;
            at++;
        }
        return LOST;
    }

    /** Behind the value of an attribute. */
    private int value(int from) {
        int at = from;
        while (at < page.length && isSpace(page[at])) at++;
        if (at == page.length) return LOST;
        if (page[at] == '"' || page[at] == '\'') return behind(page[at], at + 1);
        while (at < page.length && !isSpace(page[at]) && page[at] != '>') if (page[at++] == '<') return LOST;
        return at;
    }

    /** Where the end tag of that name begins. */
    private int closing(byte[] name, int from) {
        for (int at = find('<', from); at != LOST; at = find('<', at + 1)) if (closes(name, at)) return at;
        return LOST;
    }

    private boolean closes(byte[] name, int at) {
        if (byteAt(at + 1) != '/') return false;
        int end = at + 2 + name.length;
        if (end >= page.length || !is(name, at + 2, end)) return false;
        return isSpace(page[end]) || page[end] == '/' || page[end] == '>';
    }

    /** Whether there is a script in a comment in the script: then its first end tag may not be its own. */
    private boolean writesScripts(int from, int to) {
        for (int at = find('<', from); at != LOST && at < to; at = find('<', at + 1))
            if (is(COMMENT, at, at + COMMENT.length)) return holds(SCRIPT, at, to);
        return false;
    }

    private boolean holds(byte[] word, int from, int to) {
        for (int at = from; at + word.length <= to; at++)
            if (lower(page[at]) == word[0] && is(word, at, at + word.length)) return true;
        return false;
    }

    private int among(byte[][] names, int from, int to) {
        for (int i = 0; i < names.length; i++) if (is(names[i], from, to)) return i;
        return -1;
    }

    private boolean is(byte[] word, int from, int to) {
        if (to - from != word.length || to > page.length) return false;
        for (int i = 0; i < word.length; i++) if (lower(page[from + i]) != word[i]) return false;
        return true;
    }

    /** Where that character is next; eight bytes are looked at together. */
    private int find(int sought, int from) {
        long eight = sought * ONES;
        int at = from;
        for (; at + Long.BYTES <= page.length; at += Long.BYTES) {
            long other = (long) EIGHT.get(page, at) ^ eight;
            if ((other - ONES & ~other & HIGH_BITS) != 0) break;
        }
        for (; at < page.length; at++) if (page[at] == sought) return at;
        return LOST;
    }

    private int behind(int sought, int from) {
        int at = find(sought, from);
        return at == LOST ? LOST : at + 1;
    }

    /** Negative: no ASCII. */
    private int byteAt(int at) {
        return at < page.length ? page[at] : 0;
    }

    private void cut(int from, int to) {
        if (from == to) return;
        if (kept.length == 0) kept = new byte[page.length - (to - from)];
        copy(from);
        copied = to;
    }

    private void copy(int to) {
        System.arraycopy(page, copied, kept, size, to - copied);
        size += to - copied;
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isSpace(int c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    }

    private static int lower(byte c) {
        return c >= 'A' && c <= 'Z' ? c + 32 : c;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[][] names(String... names) {
        return Arrays.stream(names).map(Hollow::ascii).toArray(byte[][]::new);
    }
}
