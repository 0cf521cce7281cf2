package io.pteronimbus.gameserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.pteronimbus.gameserver.fixture.Tenant;
import io.pteronimbus.gameserver.fixture.TestSocket;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person who may do nothing throughout the tenant, but something on some of its servers. */
@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class SubuserTest {
    private final Tenant tenant = Tenant.create();
    private final UUID subuser = UUID.randomUUID();
    private final Map<String, UUID> ids = new HashMap<>();

    @BeforeEach
    void grantSome() {
        for (var name : List.of("Delta", "Alpha", "Echo", "Bravo", "Charlie")) {
            ids.put(name, tenant.createStopped(name));
        }
        var elsewhere = Tenant.create().createStopped("Alpine");
        grant(Map.of(
                id("Bravo"), Set.of("server:read"),
                id("Delta"), Set.of("server:read", "server:start"),
                id("Echo"), Set.of("server:read", "console:read"),
                id("Charlie"), Set.of("console:read"),
                elsewhere.toString(), Set.of("server:read")));
    }

    @ParameterizedTest
    @CsvSource({
        "name, Bravo Delta Echo",
        "-name, Echo Delta Bravo",
        "createdAt, Delta Echo Bravo",
        "-createdAt, Bravo Echo Delta"
    })
    void shouldListThoseOneMayReadAndNoOthersWhenPaged(String sort, String names) {
        // when
        var one = names(Map.of("sort", sort, "limit", 1));
        var all = names(Map.of("sort", sort, "limit", 3));

        // then
        assertThat(one).containsExactly(names.split(" "));
        assertThat(all).containsExactly(names.split(" "));
        request()
                .queryParams(Map.of("sort", sort, "limit", 3))
                .get(tenant.servers())
                .then()
                .body("nextCursor", equalTo(null));
    }

    @ParameterizedTest
    @CsvSource({"a, Bravo Delta", "alp, ''", "charlie, ''", "ECHO, Echo"})
    void shouldFindNoneOfTheOthersWhenSearched(String text, String names) {
        // when
        var found = names(Map.of("q", text, "limit", 1));

        // then
        assertThat(String.join(" ", found)).isEqualTo(names);
    }

    @Test
    void shouldGoOnAmongTheirOwnWhenCursorIsOfAnothersList() {
        // given
        String afterAlpha = tenant.request()
                .queryParam("limit", 1)
                .get(tenant.servers())
                .then()
                .body("items[0].name", equalTo("Alpha"))
                .extract()
                .path("nextCursor");

        // when
        var names = names(Map.of("cursor", afterAlpha));

        // then
        assertThat(names).containsExactly("Bravo", "Delta", "Echo");
    }

    @Test
    void shouldDoWhatIsGrantedAndNothingElseWhenServerIsOpened() {
        request().get(server("Delta")).then().statusCode(200).body("name", equalTo("Delta"));
        request().get(server("Charlie")).then().statusCode(403).body("detail", startsWith("This needs the permission"));
        request().get(server("Alpha")).then().statusCode(404);
        assertThat(power("Delta", "start")).isEqualTo(202);
        assertThat(power("Delta", "stop")).isEqualTo(403);
        assertThat(power("Bravo", "start")).isEqualTo(403);
        assertThat(power("Alpha", "start")).isEqualTo(404);
        request()
                .header("If-Match", "*")
                .body("{\"name\":\"x\"}")
                .patch(server("Delta"))
                .then()
                .statusCode(403);
        request().delete(server("Alpha")).then().statusCode(404);
        request().delete(server("Delta")).then().statusCode(403);
        request()
                .body("{\"command\":\"x\"}")
                .post(server("Alpha") + "/command")
                .then()
                .statusCode(404);
        request()
                .body("{\"command\":\"x\"}")
                .post(server("Echo") + "/command")
                .then()
                .statusCode(403);
        request().body("{}").post(tenant.servers()).then().statusCode(403);
    }

    @Test
    void shouldOpenConsolesThatAreGrantedAlone() {
        var headers = Map.of("Authorization", "Bearer " + TestTokens.access(subuser));
        assertThat(TestSocket.refusal(server("Alpha") + "/console", headers)).isEqualTo(404);
        assertThat(TestSocket.refusal(server("Bravo") + "/console", headers)).isEqualTo(403);
        try (var viewer = TestSocket.open(server("Echo") + "/console", headers, null)) {
            viewer.next("state");
        }
    }

    @Test
    void shouldAnswer403WhenNoServerMayBeRead() {
        // given
        grant(Map.of(id("Echo"), Set.of("console:read")));

        // when
        var response = request().get(tenant.servers()).then();

        // then
        response.statusCode(403)
                .body("detail", equalTo("This needs the permission server:read, which you do not have here."));
    }

    @Test
    void shouldListNothingWhenServersThatMayBeReadAreGone() {
        // given
        grant(Map.of(UUID.randomUUID().toString(), Set.of("server:read")));

        // then
        assertThat(names(Map.of())).isEmpty();
    }

    private List<String> names(Map<String, ?> query) {
        var names = new ArrayList<String>();
        String cursor = null;
        do {
            var page = request()
                    .queryParams(query)
                    .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
                    .get(tenant.servers())
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            names.addAll(page.getList("items.name", String.class));
            cursor = page.getString("nextCursor");
        } while (cursor != null);
        return names;
    }

    private int power(String name, String action) {
        return request()
                .body(Map.of("action", action))
                .post(server(name) + "/power")
                .statusCode();
    }

    private void grant(Map<String, Set<String>> servers) {
        tenant.grant(subuser, Set.of(), servers);
    }

    private String id(String name) {
        return String.valueOf(ids.get(name));
    }

    private String server(String name) {
        return tenant.servers() + "/" + id(name);
    }

    private RequestSpecification request() {
        return Tenant.as(TestTokens.access(subuser));
    }
}
