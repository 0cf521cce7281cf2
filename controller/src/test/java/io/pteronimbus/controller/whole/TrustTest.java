package io.pteronimbus.controller.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.controller.grant.CanonicalJson;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TrustTest extends WorldTest {
    @Nested
    class Intent {
        @Test
        void shouldNeverApplyAndAuditOnceWhenGrantIsForAnotherSpec() {
            // given
            var server = UUID.randomUUID();
            var grant = world.keys.intent(tenant, server, 1, CanonicalJson.sha256("{}"), "server:create");
            var desired = FakePanel.desired(
                    tenant, server, 1, false, GameSpec.running(World.GAME).json(), grant);

            // when
            world.panel.send(desired);
            World.eventually("audited", () -> !world.tap.audits(server).isEmpty());
            world.panel.resync();
            var other = running();

            // then
            assertThat(world.gameServer(tenant, server).isMissingNode()).isTrue();
            assertThat(world.tap.audits(server))
                    .singleElement()
                    .asString()
                    .contains("DENIED", "it is for another spec");
            assertThat(world.panel.wasTold("ack", server)).isFalse();
        }

        @Test
        void shouldNotApplyWhenThereIsNoGrant() {
            // given
            var server = UUID.randomUUID();

            // when
            world.panel.send(FakePanel.desired(
                    tenant, server, 1, false, GameSpec.running(World.GAME).json(), null));
            World.eventually("audited", () -> !world.tap.audits(server).isEmpty());

            // then
            assertThat(world.gameServer(tenant, server).isMissingNode()).isTrue();
        }

        @Test
        void shouldKeepNewerIntentWhenOlderOneComesLate() {
            // given
            var server = UUID.randomUUID();
            var spec = GameSpec.running(World.GAME);
            world.panel.want(tenant, server, 5, spec);
            world.awaitState(server, "RUNNING");

            // when
            world.panel.want(tenant, server, 4, spec.stopped());
            World.eventually(
                    "acknowledged",
                    () -> world.panel.told.stream()
                                    .filter(frame ->
                                            frame.path("serverId").asText().equals(server.toString()))
                                    .count()
                            >= 2);

            // then
            assertThat(world.gameServer(tenant, server).at("/spec/generation").asInt())
                    .isEqualTo(5);
            assertThat(world.tap.states(server)).containsExactly("STARTING", "RUNNING");
        }
    }

    @Nested
    class Deletion {
        @Test
        void shouldLeaveNothingAndSaySoWhenTombstoneComes() {
            // given
            var server = UUID.randomUUID();
            var spec = GameSpec.running(World.GAME);
            world.panel.want(tenant, server, 1, spec);
            world.awaitState(server, "RUNNING");

            // when
            world.panel.wantDeleted(tenant, server, 2, spec, "server:delete");
            World.eventually("told that it is gone", () -> world.panel.wasTold("deleted", server));

            // then
            var namespace = "/api/v1/namespaces/ptn-" + tenant;
            assertThat(world.gameServer(tenant, server).isMissingNode()).isTrue();
            assertThat(world.pod(tenant, server).isMissingNode()).isTrue();
            assertThat(world.read(namespace + "/persistentvolumeclaims/data-gs-" + server)
                            .isMissingNode())
                    .isTrue();
            assertThat(world.read(namespace + "/services/gs-" + server).isMissingNode())
                    .isTrue();
            assertThat(world.tap.transitions(server).getLast().deleted()).isTrue();
            assertThat(world.tap.states(server)).containsExactly("STARTING", "RUNNING", "DELETING", "DELETING");
            assertThat(world.proxy.failures).noneMatch(failure -> failure.matches("409 PATCH .*/gs-" + server));
        }

        @Test
        void shouldSayThatItIsGoneWhenThereNeverWasOne() {
            // given
            var server = UUID.randomUUID();

            // when
            world.panel.wantDeleted(tenant, server, 2, GameSpec.running(World.GAME), "server:delete");

            // then
            World.eventually("told that it is gone", () -> world.panel.wasTold("deleted", server));
        }

        @Test
        void shouldKeepServerWhenTombstoneCarriesAnotherRight() {
            // given
            var server = UUID.randomUUID();
            var spec = GameSpec.running(World.GAME);
            world.panel.want(tenant, server, 1, spec);
            world.awaitState(server, "RUNNING");

            // when
            world.panel.wantDeleted(tenant, server, 2, spec, "server:start");
            World.eventually("audited", () -> !world.tap.audits(server).isEmpty());

            // then
            assertThat(world.gameServer(tenant, server)
                            .at("/metadata/deletionTimestamp")
                            .isMissingNode())
                    .isTrue();
            assertThat(world.panel.wasTold("deleted", server)).isFalse();
        }

        @Test
        void shouldReportOrphanAndLeaveItWhenPanelDoesNotNameIt() {
            // given
            var server = running();
            world.panel.forget(server);

            // when
            world.panel.resync();
            World.eventually("orphan reported", () -> world.panel.wasTold("orphan", server));

            // then
            assertThat(world.gameServer(tenant, server).at("/status/state").asText())
                    .isEqualTo("RUNNING");
        }
    }
}
