package io.pteronimbus.auth.discord;

import java.time.Instant;
import java.util.List;

/** What came of asking Discord for somebody's guilds. */
sealed interface GuildAnswer {

    record Told(List<Guild> guilds) implements GuildAnswer {
        public Told {
            guilds = List.copyOf(guilds);
        }
    }

    /** The token is not good, or no longer. */
    record Refused() implements GuildAnswer {}

    /**
     * Too many questions.
     *
     * @param until when the next one may be asked
     * @param everybody whoever it is about
     */
    record Limited(Instant until, boolean everybody) implements GuildAnswer {}

    /** None, or not as it should be. */
    record Away() implements GuildAnswer {}
}
