package io.pteronimbus.fakediscord.state;

import java.util.List;

/**
 * What a developer has registered. Its bot's user has the same id.
 *
 * @param redirectUris         where people may be sent back to, compared character by character
 * @param membersIntent        whether it may list members (the privileged intent GUILD_MEMBERS)
 * @param presencesIntent      whether it may see who is online (GUILD_PRESENCES)
 * @param messageContentIntent whether it may read messages (MESSAGE_CONTENT)
 */
public record Application(
        Snowflake id,
        String name,
        Digest clientSecret,
        Digest botToken,
        List<String> redirectUris,
        boolean membersIntent,
        boolean presencesIntent,
        boolean messageContentIntent,
        InteractionKey key) {

    public Application {
        redirectUris = List.copyOf(redirectUris);
    }
}
