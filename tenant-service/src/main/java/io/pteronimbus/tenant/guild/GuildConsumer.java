package io.pteronimbus.tenant.guild;

import static io.pteronimbus.persistence.intake.EventReader.present;

import io.pteronimbus.events.GuildChanged;
import io.pteronimbus.persistence.intake.Delivery;
import io.pteronimbus.persistence.intake.EventReader;
import io.pteronimbus.persistence.intake.UnreadableEventException;
import io.pteronimbus.platform.tenancy.TenantContext;
import io.pteronimbus.tenant.permission.DiscordPermission;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * Hears of guilds from bot-service. Those that are no tenant's are nobody's business. One guild that cannot be taken in does not keep the
 * others waiting: it is read anew within minutes, whatever was lost.
 */
@ApplicationScoped
class GuildConsumer {
    private static final int TRIES = 3;

    private final EventReader reader;
    private final Delivery delivery;
    private final GuildRepository guilds;
    private final Hearing hearing;
    private final GuildIntake intake;
    private final TenantContext context;
    private final Clock clock;

    GuildConsumer(
            EventReader reader,
            Delivery delivery,
            GuildRepository guilds,
            Hearing hearing,
            GuildIntake intake,
            TenantContext context,
            Clock clock) {
        this.reader = reader;
        this.delivery = delivery;
        this.guilds = guilds;
        this.hearing = hearing;
        this.intake = intake;
        this.context = context;
        this.clock = clock;
    }

    @Incoming("guild-changed")
    @Blocking
    @ActivateRequestContext
    CompletionStage<Void> onGuildChanged(Message<byte[]> message) {
        return delivery.take(message, TRIES, () -> {
            var event = reader.read(message, GuildChanged.class);
            if (present(event.change(), "change") == GuildChanged.Change.LISTENING) {
                var since = at(event);
                QuarkusTransaction.requiringNew().run(() -> hearing.listening(since));
                return;
            }
            var guildId = present(event.guildId(), "guildId");
            context.asSystem(() -> QuarkusTransaction.requiringNew()
                            .call(() -> guilds.tenantOf(guildId).map(tenantId -> new Known(tenantId, hearing.next()))))
                    .ifPresent(known -> take(known.tenantId(), event, known.number()));
        });
    }

    private void take(UUID tenantId, GuildChanged event, long number) {
        var heard = Heard.told(number, at(event));
        switch (present(event.change(), "change")) {
            case GUILD -> intake.guild(tenantId, readable(event.guild()), heard);
            case MEMBER -> intake.members(tenantId, List.of(present(event.member(), "member")), heard);
            case MEMBER_GONE -> intake.membersGone(tenantId, List.of(present(event.userId(), "userId")), heard);
            case GONE -> intake.gone(tenantId, heard);
            case LISTENING -> throw new IllegalArgumentException("is about no tenant");
        }
    }

    /** A clock that was far ahead for a while must not make all that is told after it seem to be old. */
    private Instant at(GuildChanged event) {
        var at = present(event.at(), "at");
        var latest = clock.instant().plus(Heard.SKEW);
        return at.isAfter(latest) ? latest : at;
    }

    private static GuildChanged.Guild readable(GuildChanged.@Nullable Guild told) {
        var guild = present(told, "guild");
        guild.roles().forEach(role -> {
            present(role.name(), "name of a role");
            try {
                DiscordPermission.bits(present(role.permissions(), "permissions of a role"));
            } catch (NumberFormatException e) {
                throw new UnreadableEventException("permissions of a role are no number: " + role.id(), e);
            }
        });
        return guild;
    }

    private record Known(UUID tenantId, long number) {}
}
