package io.pteronimbus.fakediscord.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.fakediscord.state.Application;

/** What a session wants to be told. */
record Intents(int bits) {

    static final int GUILDS = 1;
    static final int GUILD_MEMBERS = 1 << 1;
    static final int GUILD_PRESENCES = 1 << 8;
    static final int MESSAGE_CONTENT = 1 << 15;
    /** Discord's: 0 to 16, automatic moderation, polls. */
    private static final int KNOWN = (1 << 17) - 1 | 1 << 20 | 1 << 21 | 1 << 24 | 1 << 25;

    /** @param node null when it was left out, which is not allowed any more */
    static Intents parse(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            throw new CloseException(CloseCode.INVALID_INTENTS);
        }
        if (!node.isIntegralNumber()) {
            throw ClientFrame.decodeError();
        }
        if (!node.canConvertToInt() || node.intValue() < 0 || (node.intValue() & ~KNOWN) != 0) {
            throw new CloseException(CloseCode.INVALID_INTENTS);
        }
        return new Intents(node.intValue());
    }

    boolean has(int intent) {
        return (bits & intent) != 0;
    }

    /** Whether the application has been granted the privileged ones among these. */
    boolean areGrantedTo(Application application) {
        return (application.membersIntent() || !has(GUILD_MEMBERS))
                && (application.presencesIntent() || !has(GUILD_PRESENCES))
                && (application.messageContentIntent() || !has(MESSAGE_CONTENT));
    }
}
