package io.pteronimbus.query;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;

/**
 * What OpenTTD's clients ask before they join: one packet each way, of at most {@value #MOST_BYTES} bytes. Known are the answers of
 * 12.0 and later (6) and of 14.0 and later (7); servers before 12.0 are not asked over TCP. The game names no players.
 */
final class OpenTtdTalk implements StreamTalk {
    private static final int MOST_BYTES = 32_767;
    /** Its length, which counts itself, and its kind. */
    private static final int HEADER = 3;

    private static final int INFO = 6;
    private static final int ASK_INFO = 7;

    private static final int OLDEST = 6;
    private static final int NEWEST = 7;
    private static final int TICKS = 8;
    private static final int NAMED = 1;
    private static final int ID_AND_CHECKSUM = 20;
    private static final int DATES_AND_COMPANIES = 11;
    /** Spectators, width and height of the map, climate, whether nobody plays on the server's own screen. */
    private static final int SPECTATORS_AND_MAP = 7;

    private final Buffer received = Buffer.buffer();

    @Override
    public Buffer opening() {
        return Buffer.buffer().appendUnsignedShortLE(HEADER).appendUnsignedByte((short) ASK_INFO);
    }

    @Override
    public Optional<Players> heard(Buffer bytes) {
        // no more is kept than one packet can be
        received.appendBuffer(bytes, 0, Math.min(bytes.length(), MOST_BYTES - received.length()));
        if (received.length() < HEADER) {
            return Optional.empty();
        }
        var length = received.getUnsignedShortLE(0);
        if (length < HEADER || length > MOST_BYTES) {
            throw new MalformedAnswerException("a length out of range");
        }
        if (received.getUnsignedByte(2) != INFO) {
            // also when it is full or does not want this address
            throw new MalformedAnswerException("not what was asked for");
        }
        return received.length() < length
                ? Optional.empty()
                : Optional.of(read(new PacketReader(received.getBytes(HEADER, length))));
    }

    private static Players read(PacketReader reader) {
        var version = reader.unsignedByte();
        if (version < OLDEST || version > NEWEST) {
            throw new MalformedAnswerException("a version that is not known");
        }
        if (version == NEWEST) {
            reader.skip(TICKS);
        }
        var grfs = reader.unsignedByte();
        skipGameScript(reader);
        skipGrfs(reader, grfs);
        reader.skip(DATES_AND_COMPANIES);
        var name = reader.text();
        var revision = reader.text();
        // whether it wants a password
        reader.skip(1);
        var max = reader.unsignedByte();
        var online = reader.unsignedByte();
        reader.skip(SPECTATORS_AND_MAP);
        return new Players(online, max, List.of(), name, revision);
    }

    private static void skipGameScript(PacketReader reader) {
        reader.int32();
        reader.text();
    }

    /** @param kind of what is told of each; other kinds are not sent by games, only by the list of public servers */
    private static void skipGrfs(PacketReader reader, int kind) {
        if (kind > NAMED) {
            throw new MalformedAnswerException("graphics told of in a way that is not a game's");
        }
        var count = reader.unsignedByte();
        for (var i = 0; i < count; i++) {
            reader.skip(ID_AND_CHECKSUM);
            if (kind == NAMED) {
                reader.text();
            }
        }
    }
}
