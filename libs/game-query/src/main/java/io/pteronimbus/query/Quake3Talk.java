package io.pteronimbus.query;

import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * {@code getstatus}: one packet each way. The game gives back the number it is sent, if it is one that does, and an
 * answer with another is none to this question.
 */
final class Quake3Talk implements Talk {
    private static final int HEADER = -1;
    private static final String ANSWER = "statusResponse";
    private static final Pattern PLAYER = Pattern.compile("-?\\d{1,9} -?\\d{1,9} \"([^\"]*)\".*");
    private static final Pattern COLOUR = Pattern.compile("\\^[0-9A-Za-z]");
    private static final int MOST_FIELDS = 512;

    private final String challenge;

    Quake3Talk(int challenge) {
        this.challenge = Integer.toUnsignedString(challenge);
    }

    @Override
    public Buffer opening() {
        return Buffer.buffer().appendInt(HEADER).appendString("getstatus " + challenge + "\n", "US-ASCII");
    }

    @Override
    public Step heard(byte[] packet) {
        var reader = new PacketReader(packet);
        if (reader.int32() != HEADER) {
            throw new MalformedAnswerException("not a packet outside of a connection");
        }
        var lines = reader.restAsText().split("\n", -1);
        if (!lines[0].strip().equals(ANSWER) || lines.length < 2) {
            throw new MalformedAnswerException("not a status");
        }
        var fields = fields(lines[1]);
        if (!fields.getOrDefault("challenge", challenge).equals(challenge)) {
            return new Step.Wait();
        }
        var names = List.of(lines).subList(2, lines.length).stream()
                .filter(line -> !line.isBlank() && line.charAt(0) != '\0')
                .map(Quake3Talk::name)
                .toList();
        return new Step.Done(new Players(
                names.size(),
                number(fields.getOrDefault("sv_maxclients", "0")),
                names,
                plain(fields.getOrDefault("sv_hostname", fields.getOrDefault("hostname", ""))),
                fields.getOrDefault("version", "")));
    }

    /** {@code \key\value\key\value}; what follows the last complete pair is left out. */
    private static Map<String, String> fields(String line) {
        var parts = line.split("\\\\", 2 * MOST_FIELDS);
        var fields = new HashMap<String, String>();
        for (var i = 1; i + 1 < parts.length; i += 2) {
            fields.putIfAbsent(parts[i], parts[i + 1]);
        }
        return fields;
    }

    private static String name(String line) {
        var player = PLAYER.matcher(line);
        if (!player.matches()) {
            throw new MalformedAnswerException("a line that is no player's");
        }
        return plain(player.group(1));
    }

    private static String plain(String text) {
        return COLOUR.matcher(text).replaceAll("");
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new MalformedAnswerException("not a number of players", e);
        }
    }
}
