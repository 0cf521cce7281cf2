package io.pteronimbus.platform.security;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.pteronimbus.test.security.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
@TestProfile(KeysKeptTest.KeysOverHttp.class)
class KeysKeptTest {
    @ConfigProperty(name = "mp.jwt.verify.publickey.location")
    URI location;

    @ConfigProperty(name = "pteronimbus.test.access-key")
    String accessKey;

    public static class KeysOverHttp implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try (var free = new ServerSocket(0)) {
                return Map.of(
                        "mp.jwt.verify.publickey.location", "http://127.0.0.1:" + free.getLocalPort() + "/jwks.json");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void shouldStillKnowThePersonWhenTheKeysCanNoLongerBeFetched() throws Exception {
        // given
        var token = TestTokens.access(UUID.randomUUID());
        var keys = serveKeysFreshForASecond();
        me(token, 200);

        // when
        keys.stop(0);

        // then
        await().during(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(20)).untilAsserted(() -> me(token, 200));
    }

    private static void me(String token, int status) {
        given().auth().oauth2(token).get("/me").then().statusCode(status);
    }

    private HttpServer serveKeysFreshForASecond() throws Exception {
        var key =
                JsonWebKey.Factory.newJwk(new String(Base64.getUrlDecoder().decode(accessKey), StandardCharsets.UTF_8));
        var body = new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY).getBytes(StandardCharsets.UTF_8);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), location.getPort()), 0);
        server.createContext("/jwks.json", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.getResponseHeaders().add("Cache-Control", "max-age=1");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }
}
