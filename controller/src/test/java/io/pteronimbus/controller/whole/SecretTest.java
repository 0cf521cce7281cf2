package io.pteronimbus.controller.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.controller.grant.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Values of secret variables: from the panel into a Secret, from there into the game, and nowhere else. */
class SecretTest extends WorldTest {
    private static final String VALUE = "hunter2 $(MOTD)";

    private UUID server = UUID.randomUUID();
    private SecretPart secrets = SecretPart.of("TOKEN", VALUE);

    @BeforeEach
    void anotherServer() {
        server = UUID.randomUUID();
        secrets = SecretPart.of("TOKEN", VALUE);
    }

    @Test
    void shouldGiveGameWhatOnlyItsSecretHas() {
        // when
        start();
        var stream = world.panel.openStream(tenant, server);
        World.eventually("history", () -> !stream.texts().isEmpty());
        stream.command("c", "tell TOKEN");

        // then
        World.eventually("told", () -> stream.texts().contains("told " + VALUE));
        assertThat(valueInCluster()).isEqualTo(VALUE);
        assertThat(world.gameServer(tenant, server).toString()).doesNotContain("hunter2");
        assertThat(world.pod(tenant, server).toString()).doesNotContain("hunter2");
        assertThat(world.read("/apis/apps/v1/namespaces/ptn-" + tenant + "/statefulsets/gs-" + server)
                        .toString())
                .contains("secretKeyRef")
                .doesNotContain("hunter2");
        assertThat(world.tap.records).noneMatch(message -> message.value().contains("hunter2"));
    }

    @Test
    void shouldWriteSecretOnceAndBeforeServerWithinTheLimit() {
        // when
        start();
        World.eventually("acknowledged", () -> acknowledged() == 2);

        // then
        var writes = writes();
        assertThat(writes).hasSizeLessThanOrEqualTo(12);
        assertThat(writes)
                .as("docs/controller-writes.md names it")
                .startsWith("PATCH " + secretPath(), "PATCH " + serverPath())
                .containsOnlyOnce("PATCH " + secretPath());
    }

    @Test
    void shouldMakeNoRequestWhenListSaysTheSame() {
        // given
        start();
        World.eventually("acknowledged", () -> acknowledged() == 2);
        var before = world.requestsAbout(server);

        // when
        var acks = acks();
        world.panel.resync();
        World.eventually("answered", () -> acks() > acks);

        // then
        assertThat(world.requestsAbout(server)).isEqualTo(before);
    }

    @Test
    void shouldMakeSecretAnewWhenSomebodyDeletedOrChangedIt() {
        // given
        start();

        // when
        world.write("DELETE", secretPath(), "{}");
        World.eventually("made anew", () -> {
            world.panel.resync();
            return valueInCluster().equals(VALUE);
        });
        world.write(
                "PATCH",
                secretPath(),
                "{\"data\":{\"TOKEN\":\""
                        + Base64.getEncoder().encodeToString("theirs".getBytes(StandardCharsets.UTF_8)) + "\"}}");
        assertThat(valueInCluster()).isEqualTo("theirs");

        // then
        World.eventually("restored", () -> {
            world.panel.resync();
            return valueInCluster().equals(VALUE);
        });
        assertThat(world.tap.states(server)).containsExactly("STARTING", "RUNNING");
    }

    @Test
    void shouldChangeValueForTheNextStartAndTakeSecretAwayWhenNothingNamesIt() {
        // given
        start();
        var other = SecretPart.of("TOKEN", "another");

        // when
        world.panel.want(
                tenant, server, 2, other.namedIn(GameSpec.running(World.GAME).json(), server), other);
        World.eventually("changed", () -> valueInCluster().equals("another"));
        world.panel.want(tenant, server, 3, GameSpec.running(World.GAME));
        World.eventually("applied", () -> world.panel.wasToldGeneration(server, 3));

        // then
        assertThat(valueInCluster()).as("while its game runs").isEqualTo("another");
        world.panel.want(tenant, server, 4, GameSpec.running(World.GAME).stopped());
        World.eventually("taken away", () -> secret().isMissingNode());
        assertThat(world.tap.states(server)).doesNotContain("CRASHED", "FAILED");
    }

    @Test
    void shouldGoWithItsServer() {
        // given
        start();

        // when
        world.panel.wantDeleted(tenant, server, 2, GameSpec.running(World.GAME), "server:delete");

        // then
        World.eventually("gone", () -> world.gameServer(tenant, server).isMissingNode());
        assertThat(secret().isMissingNode()).isTrue();
    }

    @Test
    void shouldWriteNothingWhenValuesAreNotThoseThatWereSigned() {
        // given
        var spec = secrets.namedIn(GameSpec.running(World.GAME).json(), server);
        var signed = new SecretPart("TOKEN", "what was signed", secrets.salt());
        var claims = world.keys.claims(tenant, server, "server:create");
        claims.setClaim("generation", 1);
        claims.setClaim("specHash", CanonicalJson.sha256(spec));
        claims.setClaim("secretsHash", signed.hash());
        var forged = FakePanel.desired(tenant, server, 1, false, spec, world.keys.sign(claims));
        forged.set("secrets", secrets.json());

        // when
        world.panel.send(forged);

        // then
        World.eventually("panel is told", () -> world.panel.wasTold("refused", server));
        World.eventually("audited", () -> !world.tap.audits(server).isEmpty());
        assertThat(world.tap.audits(server))
                .singleElement()
                .asString()
                .contains("grant refused: ", "secretsHash")
                .doesNotContain("hunter2");
        assertThat(secret().isMissingNode()).isTrue();
        assertThat(world.gameServer(tenant, server).isMissingNode()).isTrue();
        assertThat(world.metric("pteronimbus_grant_refusals_total", "use=\"intent\"", "reason=\"secrets\""))
                .isPositive();
        world.panel.forget(server);
    }

    @Test
    void shouldHealWhenServerCouldNotBeWrittenAfterItsSecret() {
        // given
        world.proxy.refuse(request -> request.startsWith("PATCH " + serverPath()));

        // when
        world.panel.want(
                tenant, server, 1, secrets.namedIn(GameSpec.running(World.GAME).json(), server), secrets);
        World.eventually("secret is there", () -> !secret().isMissingNode());
        world.proxy.refuse(request -> false);

        // then
        world.awaitState(server, "RUNNING");
        assertThat(writes()).containsOnlyOnce("PATCH " + secretPath());
    }

    private void start() {
        world.panel.want(
                tenant, server, 1, secrets.namedIn(GameSpec.running(World.GAME).json(), server), secrets);
        world.awaitState(server, "RUNNING");
    }

    private int acknowledged() {
        return world.gameServer(tenant, server).at("/status/ackedSeq").asInt();
    }

    private long acks() {
        return world.panel.told.stream()
                .filter(frame -> frame.path("type").asText().equals("ack"))
                .filter(frame -> frame.path("serverId").asText().equals(server.toString()))
                .count();
    }

    private List<String> writes() {
        return world.proxy.writes().stream()
                .map(request -> request.replaceAll("[?].*", ""))
                .filter(request -> request.contains(server.toString()))
                .toList();
    }

    private String secretPath() {
        return "/api/v1/namespaces/ptn-" + tenant + "/secrets/gs-" + server + "-secrets";
    }

    private String serverPath() {
        return "/apis/pteronimbus.io/v1alpha1/namespaces/ptn-" + tenant + "/gameservers/gs-" + server;
    }

    private JsonNode secret() {
        return world.read(secretPath());
    }

    private String valueInCluster() {
        return new String(Base64.getDecoder().decode(secret().at("/data/TOKEN").asText()), StandardCharsets.UTF_8);
    }
}
