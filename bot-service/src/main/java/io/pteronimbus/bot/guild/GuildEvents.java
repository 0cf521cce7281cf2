package io.pteronimbus.bot.guild;

import io.pteronimbus.events.EventIds;
import io.pteronimbus.events.GuildChanged;
import io.pteronimbus.events.GuildChanged.Change;
import io.pteronimbus.platform.request.RequestTrace;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What is told about guilds. Without waiting: {@link GuildPublisher} brings it to Kafka. */
@ApplicationScoped
class GuildEvents {
    private final WaitingEvents waiting;
    private final RequestTrace trace;
    private final Clock clock;
    private final AtomicReference<Instant> last = new AtomicReference<>(Instant.MIN);

    GuildEvents(WaitingEvents waiting, RequestTrace trace, Clock clock) {
        this.waiting = waiting;
        this.trace = trace;
        this.clock = clock;
    }

    /** The guild is there, or it or one of its roles has changed. */
    void guild(GuildChanged.Guild guild) {
        tell(guild.id(), "", Change.GUILD, guild, null, null);
    }

    void gone(String guildId) {
        tell(guildId, "", Change.GONE, null, null, null);
    }

    void member(String guildId, GuildChanged.Member member) {
        tell(guildId, member.userId(), Change.MEMBER, null, member, null);
    }

    void memberGone(String guildId, String userId) {
        tell(guildId, userId, Change.MEMBER_GONE, null, null, userId);
    }

    /** From now on all that happens in any guild is told; what happened before, perhaps not. */
    void listening() {
        tell(GuildChanged.EVERY_GUILD, "", Change.LISTENING, null, null, null);
    }

    /** @param about the member, or empty for the guild itself */
    private void tell(
            String guildId,
            String about,
            Change change,
            GuildChanged.@Nullable Guild guild,
            GuildChanged.@Nullable Member member,
            @Nullable String userId) {
        var event = new GuildChanged(guildId, change, guild, member, userId, later());
        waiting.add(guildId + ' ' + about, new WaitingEvents.Event(EventIds.next(), event, trace.traceParent()));
    }

    /** Now, but later than all before although the clock was set back: of two words the later counts. In microseconds, as it is kept. */
    private Instant later() {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return last.updateAndGet(before -> now.isAfter(before) ? now : before.plus(1, ChronoUnit.MICROS));
    }
}
