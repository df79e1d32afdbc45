package org.tributary.parse;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Control characters U+0080 to U+009F never stand in a text on purpose: they are bytes that somebody on the way took for
 * characters. With their neighbours they are UTF-8 ({@code &#xe2;&#x80;&#xa6;} for an ellipsis), or alone windows-1252
 * ({@code &#146;} for an apostrophe).
 */
final class MisreadBytes {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private MisreadBytes() {}

    static String mend(String text) {
        for (int i = 0; i < text.length(); i++) if (isControl(text.charAt(i))) return mended(text);
        return text;
    }

    private static boolean isControl(char c) {
        return c >= 0x80 && c < 0xA0;
    }

    private static boolean isByte(char c) {
        return c >= 0x80 && c <= 0xFF;
    }

    private static String mended(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int end = i;
            while (end < text.length() && isByte(text.charAt(end))) end++;
            if (end == i) out.append(text.charAt(i++));
            else {
                out.append(run(text.substring(i, end)));
                i = end;
            }
        }
        return out.toString();
    }

    private static String run(String run) {
        if (run.chars().noneMatch(c -> isControl((char) c))) return run;
        byte[] bytes = run.getBytes(StandardCharsets.ISO_8859_1);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, WINDOWS).replace("\uFFFD", "");
        }
    }
}
