package io.pteronimbus.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pteronimbus.events.Actor;
import io.pteronimbus.events.AuditEntry;
import io.pteronimbus.events.AuditEntry.Target;
import io.pteronimbus.events.ServerState;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is told to ask again, and who is not, when something about people changed. */
@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
@QuarkusTestResource(StandInTenants.class)
class LiveHintsTest {
    private static final AuditEntry.Outcome SUCCESS = AuditEntry.Outcome.SUCCESS;
    /** As it is configured for tests. */
    private static final Duration PAUSE = Duration.ofMillis(300);

    private final UUID tenantId = UUID.randomUUID();
    private final UUID serverId = UUID.randomUUID();
    private final UUID reader = People.member(tenantId, "server:read", "member:read");
    private final UUID sailor = UUID.randomUUID();

    @TestHTTPResource
    URI service;

    /** Consumers that read from now on have to be there first. */
    @BeforeEach
    void untilSomebodyListens() throws InterruptedException {
        var warm = UUID.randomUUID();
        var somebody = People.member(warm, "member:read", "role:read");
        try (var client = open(somebody)) {
            var heard = new ArrayList<String>();
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> {
                        Events.accessChanged(warm, UUID.randomUUID(), null);
                        deed(warm, "role:create", new Target("role", "r", null), SUCCESS);
                        heard.addAll(client.hints());
                        return heard.stream().anyMatch(hint -> hint.contains("members"))
                                && heard.stream().anyMatch(hint -> hint.contains("roles"));
                    });
        }
    }

    @Test
    void shouldTellOfMembersToWhoReadsThemAndNobodyElse() throws InterruptedException {
        // given
        var elsewhere = UUID.randomUUID();
        var blind = People.member(tenantId, "server:read", "role:read");
        var foreign = People.member(elsewhere, "member:read");
        try (var reading = open(reader);
                var notReading = open(blind);
                var away = open(foreign)) {
            // when
            Events.accessChanged(tenantId, sailor, null);
            // then
            var hint = reading.nextHint();
            assertThat(hint.getString("type")).isEqualTo("tenant-changed");
            assertThat(hint.getString("cursor")).isEqualTo(reading.cursor());
            assertThat(hint.getJsonObject("data"))
                    .isEqualTo(new JsonObject("{\"tenantId\":\"" + tenantId + "\",\"parts\":[\"members\"]}"));
            assertThat(untilOwnAccessChanges(notReading, blind, tenantId, "role:read"))
                    .containsExactly("access-changed");
            assertThat(untilOwnAccessChanges(away, foreign, elsewhere, "role:read"))
                    .containsExactly("access-changed");
        }
    }

    @Test
    void shouldTellOfOwnAccessOnlyWhereItIsDifferent() throws InterruptedException {
        // given
        var other = UUID.randomUUID();
        People.allow(sailor, tenantId, "server:read");
        People.allow(sailor, other, "server:read");
        try (var own = open(sailor)) {
            // when
            Events.accessChanged(tenantId, sailor, null);
            Events.accessChanged(tenantId, null, null);
            People.allow(sailor, other, "server:read", "console:read");
            Events.accessChanged(other, sailor, null);
            // then
            var hint = own.nextHint();
            assertThat(hint.getString("type")).isEqualTo("access-changed");
            assertThat(hint.getJsonObject("data").getString("tenantId")).isEqualTo(other.toString());
            assertThat(own.hints()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldTellOfATenantThatIsWonOrLost(boolean everybody) throws InterruptedException {
        // given
        try (var own = open(sailor)) {
            // when
            People.allow(sailor, tenantId, "member:read");
            Events.accessChanged(tenantId, sailor, null);
            // then
            var won = own.nextHint();
            assertThat(won.getString("type")).isEqualTo("access-changed");
            assertThat(won.getJsonObject("data").getString("tenantId")).isEqualTo(tenantId.toString());
            assertThat(own.nextHint().getString("type")).isEqualTo("tenant-changed");
            // when
            People.allow(sailor, tenantId);
            Events.accessChanged(tenantId, everybody ? null : sailor, null);
            // then nothing of its members, which they read until now
            assertThat(own.nextHint().getString("type")).isEqualTo("access-changed");
            Events.accessChanged(tenantId, UUID.randomUUID(), null);
            var elsewhere = UUID.randomUUID();
            assertThat(untilOwnAccessChanges(own, sailor, elsewhere, "server:read"))
                    .containsExactly("access-changed");
        }
    }

    /** As when everybody on a Discord server is given a role by a mapping. */
    @Test
    void shouldTellWhoIsKnownWithoutAccessWhenAChangeForEverybodyGivesSome() throws InterruptedException {
        // given
        People.allow(sailor, tenantId, StandInTenants.KNOWN);
        try (var own = open(sailor)) {
            // when
            People.allow(sailor, tenantId, "server:read");
            Events.accessChanged(tenantId, null, null);
            // then
            assertThat(own.nextHint().getString("type")).isEqualTo("access-changed");
            Events.send(Events.state(tenantId, serverId, 1, ServerState.RUNNING));
            assertThat(own.nextSequences(1)).containsExactly(1L);
        }
    }

    @Test
    void shouldTellThousandsOfChangesTogether() throws InterruptedException {
        // given
        try (var reading = open(reader);
                var last = open(sailor)) {
            var began = System.nanoTime();
            // when
            Events.accessChanges(tenantId, 3_000);
            untilOwnAccessChanges(last, sailor, tenantId, "server:read");
            // then
            var told = reading.hints();
            var pauses = Duration.ofNanos(System.nanoTime() - began).dividedBy(PAUSE);
            assertThat(told).hasSizeBetween(1, (int) pauses + 2).containsOnly("tenant-changed [\"members\"]");
        }
    }

    @Test
    void shouldTellTheLastOfSeveralChanges() throws InterruptedException {
        // given
        People.allow(reader, tenantId, "member:read", "role:read");
        try (var reading = open(reader)) {
            // when
            deed(tenantId, "role:create", new Target("role", "r", null), SUCCESS);
            deed(tenantId, "member:invite", new Target("invitation", "i", null), SUCCESS);
            // then
            assertThat(parts(reading.nextHint())).containsExactly("roles");
            assertThat(parts(reading.nextHint())).containsExactly("invitations");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "role:create,   role,         role:read,   roles",
        "role:create,   role,         member:read, ",
        "role:map,      discord-role, role:read,   roles",
        "member:invite, invitation,   member:read, invitations",
        "member:invite, invitation,   role:read,   ",
        "member:update, user,         member:read, members",
        "server:start,  server,       server:read, ",
        "template:update, template,   template:read, templates",
        "template:update, template,   server:read, ",
        "tenant:update, tenant,       quota:read,  tenant",
    })
    void shouldTellWhatSomebodyDidToThoseWhoMayReadIt(
            String action, String kind, String permission, @Nullable String part) throws InterruptedException {
        // given
        try (var client = open(People.member(tenantId, permission))) {
            // when
            deed(tenantId, action, new Target(kind, "x", null), SUCCESS);
            // then
            if (part != null) {
                assertThat(parts(client.nextHint())).containsExactly(part);
            }
            assertThat(untilTenantChanges(client)).isEmpty();
        }
    }

    @Test
    void shouldTellNothingOfWhatWasDenied() throws InterruptedException {
        // given
        try (var reading = open(People.member(tenantId, "role:read"))) {
            // when
            deed(tenantId, "role:create", new Target("role", "r", null), AuditEntry.Outcome.DENIED);
            // then
            assertThat(untilTenantChanges(reading)).isEmpty();
        }
    }

    @Test
    void shouldTellOfSubusersToWhoReadsThoseOfThatServer() throws InterruptedException {
        // given
        try (var there = open(People.member(tenantId, "subuser:read@" + serverId));
                var elsewhere = open(People.member(tenantId, "subuser:read@" + UUID.randomUUID()))) {
            // when
            deed(tenantId, "subuser:create", new Target("subuser", serverId + "/" + sailor, null), SUCCESS);
            // then
            assertThat(parts(there.nextHint())).containsExactly("subusers");
            assertThat(untilTenantChanges(elsewhere)).isEmpty();
        }
    }

    @Test
    void shouldGoOnFromTheCursorOfAHint() throws InterruptedException {
        // given
        String cursor;
        try (var reading = open(reader)) {
            Events.send(Events.state(tenantId, serverId, 1, ServerState.RUNNING));
            reading.nextSequences(1);
            // when
            Events.accessChanged(tenantId, sailor, null);
            cursor = reading.nextHint().getString("cursor");
        }
        Events.send(Events.state(tenantId, serverId, 2, ServerState.STOPPING));
        // then
        try (var back = LiveClient.open(service, TestTokens.access(reader), cursor)) {
            assertThat(back.nextSequences(1)).containsExactly(2L);
        }
    }

    /** The hints until then: what was told of access before comes before it, or with it. */
    private static List<String> untilOwnAccessChanges(LiveClient client, UUID userId, UUID tenantId, String permission)
            throws InterruptedException {
        People.allow(userId, tenantId, permission);
        Events.accessChanged(tenantId, userId, null);
        var heard = new ArrayList<String>();
        while (!heard.contains("access-changed")) {
            heard.add(LiveClient.inWords(client.nextHint()));
        }
        return heard;
    }

    /** The hints until then but that one: what was told of deeds before comes before it, or with it. */
    private List<String> untilTenantChanges(LiveClient client) throws InterruptedException {
        deed(tenantId, "tenant:update", new Target("tenant", "t", null), SUCCESS);
        var heard = new ArrayList<String>();
        while (true) {
            var words = LiveClient.inWords(client.nextHint());
            if (words.equals("tenant-changed [\"tenant\"]")) {
                return heard;
            }
            heard.add(words);
        }
    }

    private static List<String> parts(JsonObject hint) {
        assertThat(hint.getString("type")).isEqualTo("tenant-changed");
        return hint.getJsonObject("data").getJsonArray("parts").stream()
                .map(Object::toString)
                .toList();
    }

    private static void deed(UUID tenantId, String action, Target target, AuditEntry.Outcome outcome) {
        var entry = Events.audit(tenantId, new Actor(Actor.Kind.USER, "u", "Ada"), action, target);
        Events.send(new AuditEntry(
                entry.id(),
                tenantId,
                entry.actor(),
                action,
                target,
                outcome,
                null,
                null,
                null,
                false,
                null,
                null,
                null,
                entry.at()));
    }

    private LiveClient open(UUID userId) throws InterruptedException {
        return LiveClient.open(service, TestTokens.access(userId), null);
    }
}
