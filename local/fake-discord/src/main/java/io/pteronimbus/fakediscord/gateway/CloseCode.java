package io.pteronimbus.fakediscord.gateway;

import java.util.stream.Stream;

/** Why a connection is closed, in Discord's numbers and words. */
enum CloseCode {
    UNKNOWN_ERROR(4000, "Unknown error.", false),
    UNKNOWN_OPCODE(4001, "Unknown opcode.", false),
    DECODE_ERROR(4002, "Error while decoding payload.", false),
    NOT_AUTHENTICATED(4003, "Not authenticated.", false),
    AUTHENTICATION_FAILED(4004, "Authentication failed.", true),
    ALREADY_AUTHENTICATED(4005, "Already authenticated.", false),
    INVALID_SEQUENCE(4007, "Invalid seq.", true),
    RATE_LIMITED(4008, "Rate limited.", false),
    /** Discord's list says that a new session is needed, its text that the old one can be resumed, which clients try. */
    SESSION_TIMED_OUT(4009, "Session timed out.", false),
    INVALID_SHARD(4010, "Invalid shard.", true),
    SHARDING_REQUIRED(4011, "Sharding required.", true),
    INVALID_VERSION(4012, "Invalid API version.", true),
    INVALID_INTENTS(4013, "Invalid intent(s).", true),
    DISALLOWED_INTENTS(4014, "Disallowed intent(s).", true);

    private final int number;
    private final String words;
    private final boolean endsSession;

    CloseCode(int number, String words, boolean endsSession) {
        this.number = number;
        this.words = words;
        this.endsSession = endsSession;
    }

    int number() {
        return number;
    }

    String words() {
        return words;
    }

    /** What is said with a number; nothing with those of WebSocket itself. */
    static String wordsOf(int number) {
        return Stream.of(values())
                .filter(code -> code.number == number)
                .map(CloseCode::words)
                .findFirst()
                .orElse("");
    }

    /** Whether the session cannot be resumed after this. */
    static boolean endsSession(int number) {
        return Stream.of(values()).anyMatch(code -> code.number == number && code.endsSession);
    }
}
