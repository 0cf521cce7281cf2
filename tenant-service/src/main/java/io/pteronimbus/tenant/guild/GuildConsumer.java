package io.pteronimbus.tenant.guild;

import static io.pteronimbus.persistence.intake.EventReader.present;

import io.pteronimbus.events.GuildChanged;
import io.pteronimbus.persistence.intake.Delivery;
import io.pteronimbus.persistence.intake.EventReader;
import io.pteronimbus.platform.tenancy.TenantContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Hears of guilds from bot-service. Those that are no tenant's are nobody's business. */
@ApplicationScoped
class GuildConsumer {
    private final EventReader reader;
    private final Delivery delivery;
    private final GuildRepository guilds;
    private final Hearing hearing;
    private final GuildIntake intake;
    private final TenantContext context;

    GuildConsumer(
            EventReader reader,
            Delivery delivery,
            GuildRepository guilds,
            Hearing hearing,
            GuildIntake intake,
            TenantContext context) {
        this.reader = reader;
        this.delivery = delivery;
        this.guilds = guilds;
        this.hearing = hearing;
        this.intake = intake;
        this.context = context;
    }

    @Incoming("guild-changed")
    @Blocking
    @ActivateRequestContext
    CompletionStage<Void> onGuildChanged(Message<byte[]> message) {
        return delivery.take(message, () -> {
            var event = reader.read(message, GuildChanged.class);
            if (present(event.change(), "change") == GuildChanged.Change.LISTENING) {
                var since = present(event.at(), "at");
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
        var heard = Heard.told(number, present(event.at(), "at"));
        switch (present(event.change(), "change")) {
            case GUILD -> intake.guild(tenantId, present(event.guild(), "guild"), heard);
            case MEMBER -> intake.members(tenantId, List.of(present(event.member(), "member")), heard);
            case MEMBER_GONE -> intake.membersGone(tenantId, List.of(present(event.userId(), "userId")), heard);
            case GONE -> intake.gone(tenantId, heard);
            case LISTENING -> throw new IllegalArgumentException("is about no tenant");
        }
    }

    private record Known(UUID tenantId, long number) {}
}
