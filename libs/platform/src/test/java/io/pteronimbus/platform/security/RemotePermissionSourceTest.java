package io.pteronimbus.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class RemotePermissionSourceTest {
    private static final UUID TENANT = UUID.randomUUID();
    private static final UUID USER = UUID.randomUUID();

    @Inject
    ServiceTokens tokens;

    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private RemotePermissionSource source() {
        var client = QuarkusRestClientBuilder.newBuilder()
                .baseUri(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .build(PermissionClient.class);
        return new RemotePermissionSource(client, tokens);
    }

    private void answer(int status, String body) {
        server.createContext("/internal/tenants/" + TENANT + "/users/" + USER + "/permissions", exchange -> {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    @Test
    void shouldReadTheSetWhenTenantServiceTellsIt() {
        // given
        answer(200, "{\"rbacVersion\":3,\"permissions\":[\"server:read\"],\"servers\":{}}");

        // when
        var permissions = source().load(TENANT, USER, false);

        // then
        assertThat(permissions).get().matches(p -> p.allows("server:read", null) && p.rbacVersion() == 3);
    }

    @Test
    void shouldBeEmptyWhenTenantServiceKnowsNoSuchMember() {
        // given
        answer(404, "{}");

        // when
        var permissions = source().load(TENANT, USER, false);

        // then
        assertThat(permissions).isEmpty();
    }

    @Test
    void shouldFailClosedWhenTenantServiceIsInTrouble() {
        // given
        answer(500, "{}");

        // then
        assertThatThrownBy(() -> source().load(TENANT, USER, false))
                .satisfies(RemotePermissionSourceTest::isUnavailable);
    }

    @Test
    void shouldFailClosedWhenTenantServiceIsAway() {
        // given
        var source = source();
        server.stop(0);

        // then
        assertThatThrownBy(() -> source.load(TENANT, USER, false)).satisfies(RemotePermissionSourceTest::isUnavailable);
    }

    private static void isUnavailable(Throwable thrown) {
        assertThat(thrown).isInstanceOf(ProblemException.class);
        assertThat(((ProblemException) thrown).problemType()).isEqualTo(ProblemType.DEPENDENCY_UNAVAILABLE);
    }
}
