package io.pteronimbus.query;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A2S_INFO, then A2S_PLAYER. The game may first want a number back that it sends, which proves that the question came
 * from where it says. Many games keep their players' names to themselves: then the first answer is all of it.
 */
final class A2sTalk implements Talk {
    private static final int SINGLE = -1;
    private static final int SPLIT = -2;
    private static final int CHALLENGE = 'A';
    private static final int INFO = 'I';
    private static final int PLAYERS = 'D';
    private static final int THE_SHIP = 2400;
    private static final int MOST_CHALLENGES = 4;
    private static final int SCORE_AND_TIME = 8;

    private @Nullable Players info;
    private @Nullable SplitPacket split;
    private int challenges;

    @Override
    public Buffer opening() {
        return askInfo();
    }

    @Override
    public Step heard(byte[] packet) {
        var reader = new PacketReader(packet);
        return switch (reader.int32()) {
            case SINGLE -> answered(reader);
            case SPLIT -> part(reader);
            default -> throw new MalformedAnswerException("not a packet of the query");
        };
    }

    @Override
    public Optional<Players> soFar() {
        return Optional.ofNullable(info);
    }

    private Step part(PacketReader reader) {
        var id = reader.int32();
        var assembling = split;
        if (assembling == null) {
            assembling = new SplitPacket(id);
            split = assembling;
        }
        var whole = assembling.add(id, reader);
        if (whole.isEmpty()) {
            return new Step.Wait();
        }
        split = null;
        var all = new PacketReader(whole.get());
        if (all.int32() != SINGLE) {
            throw new MalformedAnswerException("the parts make no packet");
        }
        return answered(all);
    }

    private Step answered(PacketReader reader) {
        var known = info;
        var kind = reader.unsignedByte();
        if (kind == CHALLENGE) {
            return prove(reader.int32(), known);
        }
        if (kind == INFO && known == null) {
            info = info(reader);
            return new Step.Say(askPlayers(-1));
        }
        if (kind == PLAYERS && known != null) {
            return new Step.Done(withNames(known, reader));
        }
        if (kind == INFO) {
            // the same once more, as UDP does
            return new Step.Wait();
        }
        throw new MalformedAnswerException("not an answer to what was asked");
    }

    private Step prove(int number, @Nullable Players known) {
        challenges++;
        if (challenges > MOST_CHALLENGES) {
            throw new MalformedAnswerException("asks for proof for ever");
        }
        return new Step.Say(known == null ? askInfo().appendIntLE(number) : askPlayers(number));
    }

    private static Buffer askInfo() {
        return Buffer.buffer().appendInt(SINGLE).appendString("TSource Engine Query\0", "US-ASCII");
    }

    private static Buffer askPlayers(int challenge) {
        return Buffer.buffer().appendInt(SINGLE).appendString("U").appendIntLE(challenge);
    }

    private static Players info(PacketReader reader) {
        var protocol = reader.unsignedByte();
        var name = reader.text();
        var map = reader.text();
        var folder = reader.text();
        var game = reader.text();
        if (protocol == 0 && (name + map + folder + game).isEmpty()) {
            throw new MalformedAnswerException("an empty answer");
        }
        var application = reader.unsignedShort();
        var online = reader.unsignedByte();
        var max = reader.unsignedByte();
        // bots, kind of server, system, password, cheat protection
        reader.skip(5);
        if (application == THE_SHIP) {
            reader.skip(3);
        }
        return new Players(online, max, new ArrayList<>(), name, reader.text());
    }

    private static Players withNames(Players known, PacketReader reader) {
        var count = reader.unsignedByte();
        var names = new ArrayList<String>();
        // some games say more than they send
        for (var i = 0; i < count && reader.remaining() > 0; i++) {
            reader.skip(1);
            names.add(reader.text());
            reader.skip(SCORE_AND_TIME);
        }
        return new Players(known.online(), known.max(), names, known.motd(), known.version());
    }
}
