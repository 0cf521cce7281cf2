package io.pteronimbus.notification.live;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody has followed each of their tenants' feeds, in one opaque word. Tenants are told apart by half of their id,
 * the random one; the positions are numbers of variable length.
 */
final class FeedCursor {
    private static final byte VERSION = 1;
    private static final int SEVEN_BITS = 0x7F;
    private static final int MORE = 0x80;
    private static final int LONGEST = 8_000;

    private final Map<Long, Long> positions;

    private FeedCursor(Map<Long, Long> positions) {
        this.positions = positions;
    }

    static String encode(Map<UUID, Long> positions) {
        var bytes = new ByteArrayOutputStream(1 + positions.size() * 11);
        bytes.write(VERSION);
        positions.forEach((tenantId, position) -> {
            bytes.writeBytes(
                    ByteBuffer.allocate(Long.BYTES).putLong(key(tenantId)).array());
            var rest = position.longValue();
            while (rest > SEVEN_BITS) {
                bytes.write((int) (rest & SEVEN_BITS) | MORE);
                rest >>>= 7;
            }
            bytes.write((int) rest);
        });
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    /** Empty for what was never a cursor. */
    static Optional<FeedCursor> decode(@Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            return bytes.get() == VERSION ? Optional.of(new FeedCursor(read(bytes))) : Optional.empty();
        } catch (IllegalArgumentException | java.nio.BufferUnderflowException notACursor) {
            return Optional.empty();
        }
    }

    private static Map<Long, Long> read(ByteBuffer bytes) {
        var positions = new HashMap<Long, Long>();
        while (bytes.hasRemaining()) {
            var key = bytes.getLong();
            long position = 0;
            for (int shift = 0; ; shift += 7) {
                var next = bytes.get();
                position |= (long) (next & SEVEN_BITS) << shift;
                if ((next & MORE) == 0) {
                    break;
                }
            }
            positions.put(key, position);
        }
        return positions;
    }

    /** Empty when the tenant was none of theirs. */
    OptionalLong position(UUID tenantId) {
        var position = positions.get(key(tenantId));
        return position == null ? OptionalLong.empty() : OptionalLong.of(position);
    }

    private static long key(UUID tenantId) {
        return tenantId.getLeastSignificantBits();
    }
}
