package io.pteronimbus.query;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An answer of A2S that comes in parts, in any order, each perhaps twice. At most 32 parts and 64 KiB; none compressed. */
final class SplitPacket {
    private static final int COMPRESSED = 1 << 31;
    private static final int MOST_PARTS = 32;
    private static final int MOST_BYTES = 64 * 1024;

    private final int id;
    private byte @Nullable [][] parts;
    private int missing;
    private int bytes;

    SplitPacket(int id) {
        this.id = id;
        if ((id & COMPRESSED) != 0) {
            throw new MalformedAnswerException("a compressed answer, which nobody sends any more");
        }
    }

    /** @return the whole, once nothing is missing */
    Optional<byte[]> add(int ofId, PacketReader part) {
        var total = part.unsignedByte();
        var number = part.unsignedByte();
        part.skip(2);
        var known = parts;
        if (known == null) {
            if (total < 1 || total > MOST_PARTS) {
                throw new MalformedAnswerException("a number of parts out of range");
            }
            known = new byte[total][];
            parts = known;
            missing = total;
        }
        if (ofId != id || total != known.length || number >= total) {
            throw new MalformedAnswerException("a part of something else");
        }
        if (known[number] == null) {
            var content = part.rest();
            bytes += content.length;
            if (bytes > MOST_BYTES) {
                throw new MalformedAnswerException("more than 64 KiB");
            }
            known[number] = content;
            missing--;
        }
        return missing > 0 ? Optional.empty() : Optional.of(joined(known));
    }

    private byte[] joined(byte[][] known) {
        var whole = new ByteArrayOutputStream(bytes);
        for (var content : known) {
            whole.writeBytes(content);
        }
        return whole.toByteArray();
    }
}
