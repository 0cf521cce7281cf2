package io.pteronimbus.auth.password;

import static io.pteronimbus.auth.support.Person.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.pteronimbus.auth.support.Database;
import io.pteronimbus.auth.support.Person;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How much work a sign-in is must tell nothing, and nobody makes us do it for nothing. */
@QuarkusTest
class HashCountTest {
    private static final int MEBIBYTE = 1 << 20;

    private final PasswordConfig config;
    private CountingHasher hasher;

    HashCountTest(PasswordConfig config) {
        this.config = config;
    }

    @BeforeEach
    void count() {
        hasher = new CountingHasher(config);
        QuarkusMock.installMockForType(hasher, PasswordHasher.class);
    }

    @AfterEach
    void stop() {
        hasher.stop();
    }

    @Test
    void shouldDoTheSameWorkWhetherOrNotThereIsAnAccount() {
        // given
        var person = Person.registered();
        var withoutPassword = Person.registered();
        Database.update("update account set password_hash = null where id = ?", UUID.fromString(withoutPassword.id()));

        // when
        var known = hashesOf(person.email(), "not the password");
        var unknown = hashesOf("nobody-" + UUID.randomUUID() + "@example.test", "not the password");
        var noAddress = hashesOf("no address", "not the password");
        var noPassword = hashesOf(withoutPassword.email(), "not the password");

        // then
        assertThat(known).isEqualTo(1).isEqualTo(unknown).isEqualTo(noAddress).isEqualTo(noPassword);
    }

    @Test
    void shouldComputeNoHashWhenThePasswordIsTooLong() {
        // given
        var person = Person.registered();
        hasher.hashes.set(0);

        // when
        var answer = signIn(person.email(), "x".repeat(MEBIBYTE / 2));

        // then
        answer.then().statusCode(400).body("code", equalTo("validation-failed"));
        assertThat(answer.asString()).hasSizeLessThan(2_000);
        assertThat(hasher.hashes).hasValue(0);
    }

    @Test
    void shouldRefuseBeforeReadingWhenTheBodyIsHuge() throws IOException {
        // given
        hasher.hashes.set(0);
        var head = "POST /api/v1/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + 10 * MEBIBYTE + "\r\n\r\n";

        // when
        String status;
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            status = reader.readLine();
        }

        // then
        assertThat(status).contains(" 413 ");
        assertThat(hasher.hashes).hasValue(0);
    }

    private int hashesOf(String email, String password) {
        hasher.hashes.set(0);
        signIn(email, password).then().statusCode(401).body("code", equalTo("invalid-credentials"));
        return hasher.hashes.get();
    }

    private static Response signIn(String email, String password) {
        return from(Person.newAddress())
                .body(Map.of("email", email, "password", password))
                .post("/api/v1/auth/login");
    }
}
