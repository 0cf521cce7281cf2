package io.pteronimbus.configfiles;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A file's bytes as text, to be written as they were read: UTF-8, or UTF-16 if it begins so, as games on Windows'
 * engines write; and what is neither is ISO 8859-1, in which every byte survives.
 *
 * @param text without the mark
 * @param isMarked whether the file begins with a byte order mark
 */
record TextFile(String text, Charset charset, boolean isMarked) {
    private static final char MARK = '\uFEFF';

    static TextFile of(byte[] content) throws ConfigFileException {
        if (startsWith(content, 0xFF, 0xFE)) {
            return decode(content, StandardCharsets.UTF_16LE);
        }
        if (startsWith(content, 0xFE, 0xFF)) {
            return decode(content, StandardCharsets.UTF_16BE);
        }
        var text = new String(content, StandardCharsets.UTF_8);
        var isUtf8 = text.indexOf('\uFFFD') < 0 || Arrays.equals(text.getBytes(StandardCharsets.UTF_8), content);
        return isUtf8 ? unmarked(text, StandardCharsets.UTF_8) : decode(content, StandardCharsets.ISO_8859_1);
    }

    /** The bytes of another text in this file's manner. */
    byte[] encode(String changed) throws ConfigFileException {
        try {
            var encoded = charset.newEncoder().encode(CharBuffer.wrap(isMarked ? MARK + changed : changed));
            return Arrays.copyOf(encoded.array(), encoded.limit());
        } catch (CharacterCodingException impossible) {
            throw new ConfigFileException("a value cannot be written in the encoding it has", impossible);
        }
    }

    private static TextFile decode(byte[] content, Charset charset) throws ConfigFileException {
        try {
            return unmarked(
                    charset.newDecoder().decode(ByteBuffer.wrap(content)).toString(), charset);
        } catch (CharacterCodingException malformed) {
            throw new ConfigFileException("it is not text", malformed);
        }
    }

    private static TextFile unmarked(String text, Charset charset) {
        var marked = !text.isEmpty() && text.charAt(0) == MARK;
        return new TextFile(marked ? text.substring(1) : text, charset, marked);
    }

    private static boolean startsWith(byte[] content, int first, int second) {
        return content.length >= 2 && content[0] == (byte) first && content[1] == (byte) second;
    }
}
