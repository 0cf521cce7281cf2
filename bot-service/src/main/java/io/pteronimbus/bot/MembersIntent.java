package io.pteronimbus.bot;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Whether the bot may list members and is told of them: the privileged intent GUILD_MEMBERS. Believed to be granted, where it is
 * configured, until Discord says otherwise; asked for again some time after.
 */
@ApplicationScoped
public class MembersIntent {
    private static final Logger LOG = Logger.getLogger(MembersIntent.class);

    private final BotConfig config;
    private final Clock clock;
    private volatile Instant refusedUntil = Instant.EPOCH;

    MembersIntent(BotConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    public boolean isGranted() {
        return config.membersIntent() && !clock.instant().isBefore(refusedUntil);
    }

    /** Discord has said that it is not. */
    public void refused() {
        var before = isGranted();
        refusedUntil = clock.instant().plus(config.membersRefusedFor());
        if (before) {
            LOG.warnf(
                    "Discord does not grant the intent for members to this application: it goes on without, and asks again in %s."
                            + " Turn on \"Server Members Intent\" in Discord's developer portal to hear of each member.",
                    config.membersRefusedFor());
        }
    }
}
