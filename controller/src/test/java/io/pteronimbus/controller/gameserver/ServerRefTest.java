package io.pteronimbus.controller.gameserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.pteronimbus.crd.GameServer;
import io.pteronimbus.events.ExternalServerIds;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerRefTest {
    private static final UUID TENANT = UUID.fromString("0190163d-8694-739b-aea5-966c26f8ad91");
    private static final UUID SERVER = UUID.fromString("0190163d-8694-739b-aea5-966c26f8ad92");
    private static final String UID = "5f1a1ff0-4b4e-4d5c-9d6a-0f3c1b2a4d6e";

    private final GameServers servers = new GameServers(() -> "home");

    @Test
    void shouldKnowServerOfThePanelByItsName() {
        // given
        var server = resource("ptn-" + TENANT, "gs-" + SERVER);

        // when // then
        assertThat(servers.refOf(server)).contains(new ServerRef(TENANT, SERVER));
        assertThat(servers.external(server)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "survival",
                "gs-survival",
                "gs-",
                "gs-1-1-1-1-1",
                "gs-0190163D-8694-739B-AEA5-966C26F8AD92",
                "0190163d-8694-739b-aea5-966c26f8ad92"
            })
    void shouldTakeAnyOtherNameForAnExternalServer(String name) {
        // given
        var server = resource("ptn-" + TENANT, name);

        // when // then
        assertThat(servers.external(server)).contains(new ServerRef(TENANT, ExternalServerIds.of("home", UID)));
        assertThat(ServerRef.of(server)).isEmpty();
    }

    @Test
    void shouldNotBelieveNameThatClaimsTheIdOfAnExternalServer() {
        // given
        var claimed = ExternalServerIds.of("home", "another");
        var server = resource("ptn-" + TENANT, "gs-" + claimed);

        // when // then
        assertThat(servers.refOf(server)).contains(new ServerRef(TENANT, ExternalServerIds.of("home", UID)));
    }

    @Test
    void shouldIgnoreLabelsThatClaimAnotherServerOrTenant() {
        // given
        var server = resource("ptn-" + TENANT, "survival");
        server.getMetadata().setLabels(Labels.of(new ServerRef(UUID.randomUUID(), SERVER)));

        // when // then
        assertThat(servers.refOf(server)).contains(new ServerRef(TENANT, ExternalServerIds.of("home", UID)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"default", "ptn-", "ptn-crew", "ptn-1-1-1-1-1", "xptn-0190163d-8694-739b-aea5-966c26f8ad91"})
    void shouldKnowNoTenantButByItsNamespace(String namespace) {
        // when // then
        assertThat(servers.refOf(resource(namespace, "gs-" + SERVER))).isEmpty();
        assertThat(servers.refOf(resource(namespace, "survival"))).isEmpty();
    }

    @Test
    void shouldGiveIdsThatDifferByClusterAndAreNeverThoseOfThePanel() {
        // when
        var id = ExternalServerIds.of("home", UID);

        // then
        assertThat(id).isEqualTo(ExternalServerIds.of("home", UID)).isNotEqualTo(ExternalServerIds.of("away", UID));
        assertThat(ExternalServerIds.isOne(id)).isTrue();
        assertThat(ExternalServerIds.isOne(SERVER)).isFalse();
    }

    private static GameServer resource(String namespace, String name) {
        var server = new GameServer();
        server.setMetadata(new ObjectMetaBuilder()
                .withNamespace(namespace)
                .withName(name)
                .withUid(UID)
                .build());
        return server;
    }
}
