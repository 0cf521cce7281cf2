package io.pteronimbus.auth.profile;

import io.pteronimbus.events.EventIds;
import io.pteronimbus.events.Topics;
import io.pteronimbus.events.UserChanged;
import io.pteronimbus.persistence.outbox.Outbox;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Tells the world who somebody is by now. */
@ApplicationScoped
@RegisterForReflection(targets = UserChanged.class)
public class ProfileEvents {
    private final ProfileRepository profiles;
    private final Outbox outbox;
    private final Clock clock;

    ProfileEvents(ProfileRepository profiles, Outbox outbox, Clock clock) {
        this.profiles = profiles;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * In the transaction that makes the account or changes its name, its proven address or its Discord account, after all of
     * that. Locks the account's row, so that events of one person stay in the order of their versions.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void changed(UUID userId) {
        var profile = profiles.advance(userId);
        var event = new UserChanged(
                userId,
                profile.version(),
                profile.displayName(),
                profile.email(),
                profile.discordId(),
                clock.instant());
        outbox.publish(Topics.USER_CHANGED, userId.toString(), EventIds.next(), UserChanged.TYPE, event);
    }
}
