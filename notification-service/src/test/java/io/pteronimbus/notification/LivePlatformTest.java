package io.pteronimbus.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pteronimbus.events.Actor;
import io.pteronimbus.events.AuditEntry;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What super administrators are told of what belongs to no tenant, and nobody else is. */
@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
@QuarkusTestResource(StandInTenants.class)
class LivePlatformTest {
    private static final String CLUSTERS = "platform-changed [\"clusters\"]";

    private final UUID tenantId = UUID.randomUUID();
    private final UUID member = People.member(tenantId, "server:read", "role:read");

    @TestHTTPResource
    URI service;

    /** Consumers that read from now on have to be there first. */
    @BeforeEach
    void untilSomebodyListens() throws InterruptedException {
        try (var client = LiveClient.open(service, TestTokens.access(member), null)) {
            var heard = new ArrayList<String>();
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> {
                        Events.presence("c", List.of(tenantId));
                        deed(tenantId, "role:create", "role", AuditEntry.Outcome.SUCCESS);
                        heard.addAll(client.hints());
                        return heard.stream().anyMatch(hint -> hint.contains("servers"))
                                && heard.stream().anyMatch(hint -> hint.contains("roles"));
                    });
        }
    }

    @Test
    void shouldTellSuperAdministratorsAloneWhenClusterComesOrGoes() throws InterruptedException {
        // given
        try (var admin = open();
                var other = LiveClient.open(service, TestTokens.access(member), null)) {
            // when
            Events.presence("c", List.of(tenantId));
            // then
            assertThat(LiveClient.inWords(admin.nextHint())).isEqualTo(CLUSTERS);
            assertThat(LiveClient.inWords(other.nextHint())).isEqualTo("tenant-changed [\"servers\"]");
            assertThat(other.hints()).isEmpty();
        }
    }

    @Test
    void shouldTellOfClusterWithoutServers() throws InterruptedException {
        // given
        try (var admin = open()) {
            // when
            Events.presence("c", List.of());
            // then
            assertThat(LiveClient.inWords(admin.nextHint())).isEqualTo(CLUSTERS);
        }
    }

    @Test
    void shouldTellWhatAnotherDidWithAClusterUnlessItFailed() throws InterruptedException {
        // given
        try (var admin = open()) {
            // when
            deed(null, "cluster:revoke", "cluster", AuditEntry.Outcome.DENIED);
            deed(null, "user:update", "user", AuditEntry.Outcome.SUCCESS);
            deed(null, "cluster:revoke", "cluster", AuditEntry.Outcome.SUCCESS);
            // then
            assertThat(LiveClient.inWords(admin.nextHint())).isEqualTo(CLUSTERS);
            deed(null, "cluster:create", "cluster", AuditEntry.Outcome.SUCCESS);
            assertThat(LiveClient.inWords(admin.nextHint())).isEqualTo(CLUSTERS);
            assertThat(admin.hints()).isEmpty();
        }
    }

    /** A super administrator's feed, once nothing told before is on its way any more. */
    private LiveClient open() throws InterruptedException {
        var admin = LiveClient.open(service, TestTokens.superAdmin(UUID.randomUUID()), null);
        await().pollDelay(Duration.ofMillis(500)).until(() -> admin.hints().isEmpty());
        return admin;
    }

    private static void deed(
            @org.jspecify.annotations.Nullable UUID tenantId, String action, String kind, AuditEntry.Outcome outcome) {
        var entry = Events.audit(
                tenantId, new Actor(Actor.Kind.USER, "u", "Ada"), action, new AuditEntry.Target(kind, "x", null));
        Events.send(new AuditEntry(
                entry.id(),
                entry.tenantId(),
                entry.actor(),
                entry.action(),
                entry.target(),
                outcome,
                null,
                entry.address(),
                entry.userAgent(),
                false,
                entry.traceId(),
                null,
                entry.after(),
                entry.at()));
    }
}
