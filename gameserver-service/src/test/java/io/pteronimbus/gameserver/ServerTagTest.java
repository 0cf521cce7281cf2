package io.pteronimbus.gameserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.pteronimbus.events.ServerIntentChanged;
import io.pteronimbus.events.ServerState;
import io.pteronimbus.events.Topics;
import io.pteronimbus.gameserver.fixture.Cluster;
import io.pteronimbus.gameserver.fixture.FakeController;
import io.pteronimbus.gameserver.fixture.Tenant;
import io.pteronimbus.platform.security.Permissions;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class ServerTagTest {
    private static ValidatableResponse post(Tenant tenant, String name, Object tags) {
        return tenant.request()
                .body(Map.of("name", name, "template", "minecraft-demo", "start", false, "tags", tags))
                .post(tenant.servers())
                .then();
    }

    private static UUID create(Tenant tenant, String name, String... tags) {
        return UUID.fromString(
                post(tenant, name, List.of(tags)).statusCode(202).extract().path("id"));
    }

    private static ValidatableResponse patch(Tenant tenant, UUID id, String ifMatch, Object change) {
        return tenant.request()
                .header("If-Match", ifMatch)
                .body(change)
                .patch(tenant.server(id))
                .then();
    }

    private static ValidatableResponse tag(Tenant tenant, UUID id, String... tags) {
        return patch(tenant, id, "*", Map.of("tags", List.of(tags)));
    }

    private static List<String> found(Tenant tenant, String query) {
        return tenant.request()
                .get(tenant.servers() + "?" + query)
                .then()
                .statusCode(200)
                .extract()
                .path("items.name");
    }

    @Test
    void shouldHaveTagsWhenMadeWithThemAndNoneOtherwise() {
        // given
        var tenant = Tenant.create();

        // when
        var id = create(tenant, "Lobby", " Survival", "EU", "survival");
        var bare = tenant.createStopped("Bare");

        // then
        tenant.request().get(tenant.server(id)).then().body("tags", equalTo(List.of("Survival", "EU")));
        tenant.request().get(tenant.server(bare)).then().body("tags", equalTo(List.of()));
        tenant.request()
                .get(tenant.servers() + "?sort=createdAt")
                .then()
                .body("items.tags", equalTo(List.of(List.of("Survival", "EU"), List.of())));
    }

    @Test
    void shouldChangeTagsWithoutTellingTheClusterWhenGameRuns() {
        // given
        var tenant = Tenant.create();
        try (var controller = FakeController.connect()) {
            var id = tenant.createStarted("Lobby");
            Cluster.bring(tenant, id, ServerState.RUNNING, 1);

            // when
            patch(tenant, id, "\"1\"", Map.of("tags", List.of("EU")))
                    .statusCode(200)
                    .header("ETag", "\"2\"")
                    .body("tags", equalTo(List.of("EU")))
                    .body("generation", equalTo(1))
                    .body("state", equalTo("RUNNING"))
                    .body("pendingRestart", equalTo(false));
            // something that it is told of comes after all that it was told before
            patch(tenant, id, "*", Map.of("name", "Arena")).body("generation", equalTo(2));

            // then
            var told =
                    controller.desired(id, server -> server.path("generation").asLong() == 2);
            assertThat(told.path("spec").path("displayName").asText()).isEqualTo("Arena");
            assertThat(told.toString()).doesNotContain("EU");
        }
    }

    @Test
    void shouldTellOfTagsWhenTheyChange() {
        // given
        var tenant = Tenant.create();
        var id = create(tenant, "Lobby", "event");

        // when
        tag(tenant, id, "EU", "event").statusCode(200);

        // then
        var events = Cluster.read(
                Topics.SERVER_INTENT_CHANGED, message -> id.toString().equals(message.key()), 2);
        var made = Cluster.value(events.getFirst(), ServerIntentChanged.class);
        var tagged = Cluster.value(events.getLast(), ServerIntentChanged.class);
        assertThat(made.tags()).containsExactly("event");
        assertThat(tagged.tags()).containsExactly("EU", "event");
        assertThat(tagged.action()).isEqualTo(ServerIntentChanged.Action.UPDATE);
        assertThat(tagged.generation()).isEqualTo(1);
        var audited = Cluster.audit(entry ->
                entry.target().id().equals(id.toString()) && entry.action().equals("server:update"));
        assertThat(audited.before()).containsEntry("tags", List.of("event"));
        assertThat(audited.after()).containsEntry("tags", List.of("EU", "event"));
        assertThat(audited.actor().id()).isEqualTo(tenant.userId().toString());
    }

    @Test
    void shouldTellOnceWhenNothingChanges() {
        // given
        var tenant = Tenant.create();
        var id = create(tenant, "Lobby", "event");

        // when
        tag(tenant, id, "event").statusCode(200).header("ETag", "\"1\"");
        tag(tenant, id).statusCode(200).header("ETag", "\"2\"").body("tags", equalTo(List.of()));

        // then
        var events = Cluster.read(
                Topics.SERVER_INTENT_CHANGED, message -> id.toString().equals(message.key()), 2);
        assertThat(Cluster.value(events.getLast(), ServerIntentChanged.class).tags())
                .isEmpty();
    }

    @Test
    void shouldKeepTagsWhenOtherThingsChange() {
        // given
        var tenant = Tenant.create();
        var id = create(tenant, "Lobby", "event");

        // when
        var renamed = patch(tenant, id, "*", Map.of("name", "Arena"));
        var both = patch(tenant, id, "*", Map.of("name", "Hall", "tags", List.of("eu")));

        // then
        renamed.body("tags", equalTo(List.of("event"))).body("generation", equalTo(2));
        both.body("tags", equalTo(List.of("eu"))).body("generation", equalTo(3));
    }

    @Test
    void shouldRefuseWhenVersionIsOld() {
        // given
        var tenant = Tenant.create();
        var id = create(tenant, "Lobby", "event");

        // when
        tag(tenant, id, "eu").statusCode(200);

        // then
        patch(tenant, id, "\"1\"", Map.of("tags", List.of("mine")))
                .statusCode(412)
                .body("code", equalTo("precondition-failed"));
        tenant.request().get(tenant.server(id)).then().body("tags", equalTo(List.of("eu")));
    }

    @Test
    void shouldNeedWhatRenamingNeeds() {
        // given
        var tenant = Tenant.create();
        var id = tenant.createStopped("Lobby");
        var foreign = Tenant.create();

        // when
        tenant.grant(
                Permissions.TENANT.stream()
                        .filter(p -> !p.equals("server:update"))
                        .collect(Collectors.toSet()),
                Map.of());

        // then
        tag(tenant, id, "eu").statusCode(403).body("detail", containsString("server:update"));
        tag(foreign, id, "eu").statusCode(404);
        tenant.grant(Set.of(), Map.of(id.toString(), Set.of("server:read", "server:update")));
        tag(tenant, id, "eu").statusCode(200);
    }

    @Test
    void shouldNameFieldWhenTagIsWrong() {
        // given
        var tenant = Tenant.create();
        var id = tenant.createStopped("Lobby");
        var eleven = IntStream.range(0, 11).mapToObj(i -> "tag" + i).toArray(String[]::new);

        // then
        tag(tenant, id, "fine", "fine too", "a,b")
                .statusCode(400)
                .body("code", equalTo("validation-failed"))
                .body("errors[0].field", equalTo("tags[2]"))
                .body("errors[0].code", equalTo("invalid-format"));
        tag(tenant, id, eleven)
                .statusCode(400)
                .body("errors[0].field", equalTo("tags"))
                .body("errors[0].code", equalTo("too-many"))
                .body("errors[0].params.max", equalTo(10));
        patch(tenant, id, "*", "{\"tags\":[null]}")
                .statusCode(400)
                .body("errors[0].field", equalTo("tags[0]"))
                .body("errors[0].code", equalTo("required"));
        patch(tenant, id, "*", "{\"tags\":\"eu\"}")
                .statusCode(400)
                .body("errors[0].field", equalTo("tags"))
                .body("errors[0].code", equalTo("wrong-kind"));
        post(tenant, "Other", List.of("x".repeat(25)))
                .statusCode(400)
                .body("errors[0].field", equalTo("tags[0]"))
                .body("errors[0].code", equalTo("too-long"));
    }

    @Test
    void shouldHaveTheSameTagsWhenMadeLikeAnother() {
        // given
        var tenant = Tenant.create();
        var id = create(tenant, "Lobby", "EU", "event");

        // when
        var copy = tenant.request()
                .body(Map.of("name", "Arena", "start", false))
                .post(tenant.server(id) + "/clone")
                .then();

        // then
        copy.statusCode(202).body("tags", equalTo(List.of("EU", "event")));
    }

    @ParameterizedTest
    @CsvSource({
        "tag=eu, Arena Hall Lobby",
        "tag=EU&tag=Event, Hall Lobby",
        "tag=eu&tag=event&tag=100_fun, Lobby",
        "tag=event&tag=event, Hall Lobby",
        "tag=eu&q=hal, Hall",
        "q=EVEN, Hall Lobby",
        "tag=eve, ''",
        "tag=, Arena Bare Hall Lobby"
    })
    void shouldFindThoseWithAllTags(String query, String names) {
        // given
        var tenant = Tenant.create();
        create(tenant, "Lobby", "event", "EU", "100_fun");
        create(tenant, "Arena", "eu");
        create(tenant, "Hall", "eu", "Event");
        create(tenant, "Bare");
        var elsewhere = Tenant.create();
        create(elsewhere, "Foreign", "eu", "event", "100_fun");

        // then
        assertThat(String.join(" ", found(tenant, query))).isEqualTo(names);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tag=a,b", "tag=a%00b", "tag=1&tag=2&tag=3&tag=4&tag=5&tag=6&tag=7&tag=8&tag=9&tag=10&tag=11"})
    void shouldRefuseWhenAskedForWhatIsNoTag(String query) {
        // given
        var tenant = Tenant.create();

        // when
        var response = tenant.request()
                .urlEncodingEnabled(false)
                .get(tenant.servers() + "?" + query)
                .then();

        // then
        response.statusCode(400)
                .body("code", equalTo("validation-failed"))
                .body("errors[0].field", containsString("tag"));
    }
}
