package io.pteronimbus.controller.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.controller.grant.CanonicalJson;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Grants at the controller as it is shipped: what is refused changes nothing, and is told to all who have to know. */
class GrantTest extends WorldTest {
    private static final String OF_GENERATIONS = "(ANOTHER|NO)_(GENERATION|SPEC)|GENERATION_IN_WORDS";
    private static final String OF_MOMENTS =
            "EXPIRED|LASTS_TOO_LONG|ISSUED_LONG_AGO|NEVER_EXPIRES|NO_TIME_OF_ISSUE|NO_ID";

    private final ObjectNode spec = GameSpec.running(World.GAME).json();
    private UUID server = UUID.randomUUID();
    private StreamTap stream = new StreamTap(tenant, server, new PanelKeys("none"));

    @BeforeAll
    void start() {
        server = running();
        stream = world.panel.openStream(tenant, server);
        World.eventually("history", () -> stream.texts().contains("Done (0.1s)!"));
    }

    @Nested
    class Intents {
        @ParameterizedTest
        @EnumSource(mode = Mode.MATCH_NONE, names = OF_MOMENTS)
        void shouldMakeNothingWhenGrantIsWrong(WrongGrant wrong) {
            // given
            var fresh = UUID.randomUUID();
            var made = UUID.randomUUID();
            var counted = refusals("intent", wrong.reason);
            var grant = wrong.of(world.keys, intent(fresh, made, 3, spec, "server:create"));

            // when
            world.panel.send(FakePanel.desired(fresh, made, 3, false, spec, grant));

            // then
            World.eventually("panel is told", () -> world.panel.wasTold("refused", made));
            assertAudited(made, "server:update", wrong, grant);
            assertThat(refusals("intent", wrong.reason)).isGreaterThan(counted);
            assertThat(world.read("/api/v1/namespaces/ptn-" + fresh).isMissingNode())
                    .isTrue();
            assertThat(world.panel.wasTold("ack", made)).isFalse();
            world.panel.forget(made);
        }

        @ParameterizedTest
        @EnumSource(mode = Mode.MATCH_NONE, names = OF_MOMENTS)
        void shouldDeleteNothingWhenGrantIsWrong(WrongGrant wrong) {
            // given
            var counted = refusals("intent", wrong.reason);
            var before = refusedFrames();
            var grant = wrong.of(world.keys, intent(tenant, server, 9, spec, "server:delete"));

            // when
            world.panel.send(FakePanel.desired(tenant, server, 9, true, spec, grant));

            // then
            World.eventually("panel is told", () -> refusedFrames() > before);
            assertThat(refusals("intent", wrong.reason)).isGreaterThan(counted);
            assertThat(world.gameServer(tenant, server).path("spec").path("generation"))
                    .hasToString("1");
            assertThat(world.gameServer(tenant, server)
                            .at("/metadata/deletionTimestamp")
                            .isMissingNode())
                    .isTrue();
            world.panel.forget(server);
        }

        @Test
        void shouldDeleteNothingWhenTombstoneIsOlderThanWhatIsThere() {
            // given
            var changed = UUID.randomUUID();
            world.panel.want(tenant, changed, 5, GameSpec.running(World.GAME).stopped());
            world.awaitState(changed, "STOPPED");

            // when
            world.panel.wantDeleted(tenant, changed, 4, GameSpec.running(World.GAME), "server:delete");
            World.eventually("panel is told", () -> world.panel.wasTold("refused", changed));

            // then
            assertThat(world.gameServer(tenant, changed)
                            .at("/metadata/deletionTimestamp")
                            .isMissingNode())
                    .isTrue();
        }

        @Test
        void shouldApplyWhenIntentOfAnHourAgoComesWithTheWholeList() {
            // given
            var missed = UUID.randomUUID();
            var claims = intent(tenant, missed, 4, spec, "server:start");
            claims.setIssuedAt(NumericDate.fromSeconds(NumericDate.now().getValue() - 3_600));

            // when
            world.panel.dropLink();
            world.panel.send(FakePanel.desired(tenant, missed, 4, false, spec, world.keys.sign(claims)));

            // then
            World.eventually("applied", () -> world.panel.wasToldGeneration(missed, 4));
            assertThat(world.gameServer(tenant, missed).at("/spec/generation").asInt())
                    .isEqualTo(4);
            assertThat(world.tap.audits(missed)).isEmpty();
        }

        @Test
        void shouldTellPlaceAndNotContentWhenSpecCannotBeRead() {
            // given
            var odd = UUID.randomUUID();
            var unreadable = spec.deepCopy();
            unreadable.putObject("env").putObject("PASSWORD").put("hunter2", true);

            // when
            world.panel.want(tenant, odd, 1, unreadable);
            World.eventually("panel is told", () -> world.panel.wasTold("refused", odd));
            World.eventually("audited", () -> !world.tap.audits(odd).isEmpty());

            // then
            assertThat(world.tap.audits(odd)).singleElement().asString().contains("env.PASSWORD", "Ada");
            assertThat(world.tap.audits(odd)).noneMatch(entry -> entry.contains("hunter2"));
        }
    }

    @Nested
    class Commands {
        @ParameterizedTest
        @EnumSource(mode = Mode.MATCH_NONE, names = OF_GENERATIONS)
        void shouldGiveNothingToGameWhenGrantIsWrong(WrongGrant wrong) {
            // given
            var id = "command-" + wrong;
            var counted = refusals("command", wrong.reason);
            var grant = wrong.of(world.keys, moment("console:execute"));

            // when
            stream.command(id, "secretly " + wrong, grant);
            World.eventually("answered", () -> stream.resultOf(id).isPresent());
            stream.command(id + "-right", "after " + wrong);
            World.eventually("next one done", () -> stream.texts().contains("got after " + wrong));

            // then
            assertThat(stream.resultOf(id).orElseThrow().path("ok").asBoolean()).isFalse();
            assertThat(stream.resultOf(id).orElseThrow().path("detail").asText())
                    .startsWith("grant refused: ");
            assertThat(stream.texts()).doesNotContain("got secretly " + wrong);
            assertThat(refusals("command", wrong.reason)).isGreaterThan(counted);
            assertAudited(server, "console:execute", wrong, grant);
        }

        @Test
        void shouldRefuseWhenGrantComesAgainWithOtherWords() {
            // given
            var grant = world.keys.sign(moment("console:execute"));
            var counted = refusals("command", "replayed");

            // when
            stream.command("twice", "first words", grant);
            stream.command("twice", "first words", grant);
            stream.command("twice", "other words", grant);
            World.eventually(
                    "all answered",
                    () -> stream.ofType("command-result")
                                    .filter(frame -> frame.path("id").asText().equals("twice"))
                                    .count()
                            == 3);
            World.eventually("given", () -> stream.texts().contains("got first words"));

            // then
            assertThat(stream.ofType("command-result")
                            .filter(frame -> frame.path("id").asText().equals("twice"))
                            .map(frame -> frame.path("ok").asBoolean()))
                    .containsExactly(true, true, false);
            assertThat(stream.texts()).filteredOn("got first words"::equals).hasSize(1);
            assertThat(stream.texts()).doesNotContain("got other words");
            assertThat(refusals("command", "replayed")).isEqualTo(counted + 1);
        }
    }

    @Nested
    class Streams {
        @ParameterizedTest
        @EnumSource(mode = Mode.MATCH_NONE, names = OF_GENERATIONS)
        void shouldShowNothingWhenGrantIsWrong(WrongGrant wrong) {
            // given
            var counted = refusals("stream", wrong.reason);
            var grant = wrong.of(world.keys, moment("console:read"));

            // when
            var opened = world.panel.openStream(tenant, server, grant);
            World.eventually("panel is told", () -> opened.ofType("ended").count() == 1);

            // then
            assertThat(opened.frames)
                    .singleElement()
                    .satisfies(
                            frame -> assertThat(frame.path("reason").asText()).isEqualTo("forbidden"));
            assertThat(refusals("stream", wrong.reason)).isGreaterThan(counted);
            assertAudited(server, "console:read", wrong, grant);
        }

        @Test
        void shouldOpenOnceWhenRequestComesTwiceAndRefuseAnotherWithItsGrant() {
            // given
            var grant = world.keys.sign(moment("console:read"));
            var counted = refusals("stream", "replayed");
            var opened = world.panel.openStream(tenant, server, grant);
            World.eventually("open", () -> opened.texts().contains("Done (0.1s)!"));

            // when
            world.panel.requestStream(opened, grant);
            var another = world.panel.openStream(tenant, server, grant);
            World.eventually("refused", () -> another.ofType("ended").count() == 1);

            // then
            assertThat(another.ofType("history")).isEmpty();
            assertThat(opened.ofType("history")).hasSize(1);
            assertThat(opened.ofType("ended")).isEmpty();
            assertThat(refusals("stream", "replayed")).isEqualTo(counted + 1);
        }

        @Test
        void shouldRefuseWhenControllerBeganAfterGrantWasIssued() {
            // given
            var spent = world.keys.sign(moment("console:read"));
            var first = world.panel.openStream(tenant, server, spent);
            World.eventually("open", () -> first.ofType("history").count() == 1);
            var hellos = hellos();

            // when
            world.killController();
            world.startController();
            World.eventually("back", () -> hellos() > hellos);
            var again = world.panel.openStream(tenant, server, spent);
            World.eventually("refused", () -> again.ofType("ended").count() == 1);
            stream = world.panel.openStream(tenant, server);

            // then
            World.eventually("a new one is good", () -> stream.texts().contains("Done (0.1s)!"));
            assertThat(again.ofType("history")).isEmpty();
        }

        private long hellos() {
            return world.panel.told.stream()
                    .filter(frame -> frame.path("type").asText().equals("hello"))
                    .count();
        }
    }

    private JwtClaims intent(UUID of, UUID about, long generation, ObjectNode content, String permission) {
        var claims = world.keys.claims(of, about, permission);
        claims.setClaim("generation", generation);
        claims.setClaim("specHash", CanonicalJson.sha256(content));
        return claims;
    }

    private JwtClaims moment(String permission) {
        var claims = world.keys.claims(tenant, server, permission);
        claims.setExpirationTimeMinutesInTheFuture(1);
        return claims;
    }

    private double refusals(String use, String reason) {
        return world.metric("pteronimbus_grant_refusals_total", "use=\"" + use + "\"", "reason=\"" + reason + "\"");
    }

    private long refusedFrames() {
        return world.panel.told.stream()
                .filter(frame -> frame.path("type").asText().equals("refused"))
                .filter(frame -> frame.path("serverId").asText().equals(server.toString()))
                .count();
    }

    /** Who (whom the panel's signature names, else the cluster itself), what, on what, why; and never the grant. */
    private void assertAudited(UUID about, String action, WrongGrant wrong, @Nullable String grant) {
        var actor = wrong.namesActor() ? "\"kind\":\"USER\",\"id\":\"u1\",\"name\":\"Ada\"" : "\"kind\":\"CLUSTER\"";
        World.eventually(
                "audited",
                () -> world.tap.audits(about).stream()
                        .anyMatch(entry -> entry.contains("\"action\":\"" + action + "\"")
                                && entry.contains("\"outcome\":\"DENIED\"")
                                && entry.contains("\"reason\":\"grant refused: ")
                                && entry.contains(actor)));
        if (grant != null && grant.length() > 20) {
            assertThat(world.tap.records)
                    .extracting(ConsumerRecord::value)
                    .noneMatch(value -> value.contains(grant.substring(grant.length() - 20)));
        }
    }
}
