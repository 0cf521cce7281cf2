package io.pteronimbus.gameserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.pteronimbus.events.ServerState;
import io.pteronimbus.events.TenantChanged;
import io.pteronimbus.events.TenantChanged.Change;
import io.pteronimbus.gameserver.fixture.Cluster;
import io.pteronimbus.gameserver.fixture.Tenant;
import io.pteronimbus.platform.security.Permissions;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class QuotaTest {
    private static final int AT_ONCE = 50;

    private final Tenant tenant = Tenant.create();
    private long version;

    @Test
    void shouldMakeExactlyAsManyAsAllowedWhenFiftyAreCreatedAtOnce() throws Exception {
        // given
        allow(10);

        // when
        var answers = atOnce(i -> () -> create("Server " + i));

        // then
        assertThat(answers.get(202)).hasSize(10);
        assertThat(answers.get(409))
                .hasSize(AT_ONCE - 10)
                .allMatch(answer -> answer.path("code").equals("quota-exceeded"));
        assertThat(usage().getInt("used.servers")).isEqualTo(10);
        assertThat(names()).hasSize(10);
    }

    @Test
    void shouldStopNewServersAndNoOthersWhenTheLimitIsLoweredBelowUse() {
        // given
        allow(3);
        var running = tenant.createStarted("Running");
        var stopped = tenant.createStopped("Stopped");
        var third = tenant.createStopped("Third");
        Cluster.bring(tenant, running, ServerState.RUNNING, 1);

        // when
        allow(1);

        // then
        create("Fourth")
                .then()
                .statusCode(409)
                .body("code", equalTo("quota-exceeded"))
                .body("detail", equalTo("This would make 4 servers; 1 are allowed."));
        assertThat(tenant.state(running)).isEqualTo("RUNNING");
        tenant.request().get(tenant.server(running)).then().body("desiredState", equalTo("RUNNING"));
        power(stopped, "start").then().statusCode(202);
        assertThat(usage().getInt("used.servers")).isEqualTo(3);
        assertThat(usage().getInt("limits.servers")).isEqualTo(1);
        // and when
        tenant.request().delete(tenant.server(third)).then().statusCode(202);
        Cluster.publish(Cluster.gone(tenant.id(), third, 2));
        // then
        awaitUsed(2);
        create("Third again")
                .then()
                .statusCode(409)
                .body("detail", equalTo("This would make 3 servers; 1 are allowed."));
        // and when
        allow(3);
        // then
        create("Third again").then().statusCode(202);
    }

    @Test
    void shouldTellUseOfEachKindBesideItsLimit() {
        // given
        allow(7);

        // when
        tenant.createStopped("One");
        tenant.createStopped("Two");

        // then
        assertThat(usage().getMap("limits"))
                .isEqualTo(Map.of("servers", 7, "cpuMillis", 100_000, "memoryMiB", 200_000, "diskMiB", 300_000));
        assertThat(usage().getMap("used"))
                .isEqualTo(Map.of("servers", 2, "cpuMillis", 2000, "memoryMiB", 1024, "diskMiB", 2048));
    }

    @Test
    void shouldTellOfNothingUsedWhenTenantIsNew() {
        assertThat(usage().getMap("used"))
                .isEqualTo(Map.of("servers", 0, "cpuMillis", 0, "memoryMiB", 0, "diskMiB", 0));
        assertThat(usage().getInt("limits.servers")).isEqualTo(5);
    }

    @Test
    void shouldTellUseToNobodyElse() {
        // given
        var member = UUID.randomUUID();
        tenant.grant(member, Set.of("server:read"), Map.of());
        var subuser = UUID.randomUUID();
        tenant.grant(subuser, Set.of(), Map.of(UUID.randomUUID().toString(), Permissions.SERVER));

        // then
        for (var person : List.of(member, subuser)) {
            Tenant.as(TestTokens.access(person))
                    .get(usagePath())
                    .then()
                    .statusCode(403)
                    .body("detail", equalTo("This needs the permission quota:read, which you do not have here."));
        }
    }

    /** In a suspended tenant permissions shrink to reading; the servers are not touched. */
    @Test
    void shouldLetServersRunAndBeginNothingWhenTenantIsSuspended() {
        // given
        allow(5);
        var running = tenant.createStarted("Running");
        var stopped = tenant.createStopped("Stopped");
        Cluster.bring(tenant, running, ServerState.RUNNING, 1);

        // when
        change(Change.SUSPENDED, 6);
        tenant.grant(
                Permissions.TENANT.stream()
                        .filter(permission -> permission.endsWith(":read"))
                        .toList(),
                Map.of());

        // then
        assertThat(tenant.state(running)).isEqualTo("RUNNING");
        create("More").then().statusCode(403);
        power(stopped, "start").then().statusCode(403);
        power(running, "stop").then().statusCode(403);
        assertThat(names()).containsExactly("Running", "Stopped");
    }

    @Test
    void shouldBeginNothingWhenTenantWaitsForItsEnd() {
        // given
        allow(5);
        var running = tenant.createStarted("Running");

        // when
        change(Change.DELETING, 5);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        tenant.request().get(tenant.server(running)).then().body("desiredState", equalTo("STOPPED")));
        tenant.grant(Set.of("tenant:read", "tenant:delete"), Map.of());

        // then
        create("More").then().statusCode(403);
        power(running, "start").then().statusCode(403);
        tenant.request().get(tenant.servers()).then().statusCode(403);
    }

    /** The tenant's limit of servers, known from now on. */
    private void allow(int servers) {
        change(Change.LIMITS, servers);
    }

    private void change(Change change, int servers) {
        var limits = new TenantChanged.Limits(servers, 100_000, 200_000, 300_000, 50);
        Cluster.publish(new TenantChanged(tenant.id(), change, ++version, "Crew", "crew", limits, Instant.now()));
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .until(() ->
                        usage().getInt("limits.servers") == servers && usage().getInt("limits.diskMiB") == 300_000);
    }

    private void awaitUsed(int servers) {
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> usage().getInt("used.servers") == servers);
    }

    private JsonPath usage() {
        return tenant.request()
                .get(usagePath())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private String usagePath() {
        return "/api/v1/tenants/" + tenant.id() + "/usage";
    }

    private List<String> names() {
        return tenant.request()
                .get(tenant.servers())
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.name", String.class);
    }

    private Response create(String name) {
        return tenant.request()
                .body(Map.of("name", name, "template", "minecraft-demo"))
                .post(tenant.servers());
    }

    private Response power(UUID server, String action) {
        return tenant.request().body(Map.of("action", action)).post(tenant.server(server) + "/power");
    }

    private static Map<Integer, List<Response>> atOnce(IntFunction<Callable<Response>> work)
            throws InterruptedException {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var answers =
                    threads.invokeAll(IntStream.range(0, AT_ONCE).mapToObj(work).toList());
            return answers.stream().map(Future::resultNow).collect(Collectors.groupingBy(Response::statusCode));
        }
    }
}
