package io.pteronimbus.controller.cache;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Texts that are much alike, each packed by itself (RFC 1951) against the first there was, so that little more is left of one than what is its
 * own. For one store's life: nothing packed here is read anywhere else.
 */
final class PackedText {
    private static final int PART = 4_096;

    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final Inflater inflater = new Inflater(true);
    private final byte[] part = new byte[PART];
    private byte @Nullable [] likeness;

    synchronized byte[] pack(byte[] text) {
        if (likeness == null) {
            likeness = text.clone();
        }
        deflater.reset();
        deflater.setDictionary(likeness);
        deflater.setInput(text);
        deflater.finish();
        var packed = new ByteArrayOutputStream(PART);
        while (!deflater.finished()) {
            packed.write(part, 0, deflater.deflate(part));
        }
        return packed.toByteArray();
    }

    synchronized byte[] unpack(byte[] packed) {
        inflater.reset();
        if (likeness != null) {
            inflater.setDictionary(likeness);
        }
        inflater.setInput(packed);
        var text = new ByteArrayOutputStream(PART);
        try {
            while (!inflater.finished()) {
                var length = inflater.inflate(part);
                if (length == 0 && !inflater.finished()) {
                    throw new IllegalStateException("cut off");
                }
                text.write(part, 0, length);
            }
        } catch (DataFormatException e) {
            throw new IllegalStateException("was packed here", e);
        }
        return text.toByteArray();
    }
}
