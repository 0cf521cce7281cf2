package io.pteronimbus.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
@QuarkusTestResource(StandInServices.class)
class BodyLimitTest {
    private final TestSession session = TestSession.begin();

    /** Of the body not a byte is sent: a client that still sends may find the connection closed before it reads the answer. */
    @Test
    void shouldAnswer413WhenAnnouncedBodyIsTooLarge() throws IOException {
        // given
        var head = "POST /api/v1/templates HTTP/1.1\r\nHost: localhost\r\nAuthorization: " + session.bearer()
                + "\r\nContent-Type: application/json\r\nContent-Length: " + ((1 << 20) + 1) + "\r\n\r\n";
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(10_000);

            // when
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));

            // then
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(answer.readLine()).startsWith("HTTP/1.1 413 ");
            assertThat(answer.lines()
                            .filter(line -> line.contains("payload-too-large"))
                            .findFirst())
                    .isPresent();
        }
    }

    @Test
    void shouldPassWhenBodyIsAsLargeAsAllowed() {
        // given
        var request = session.program().body(new byte[1 << 20]);
        // when
        var answer = request.post("/api/v1/templates");
        // then
        answer.then().statusCode(200).body("length", equalTo(1 << 20));
    }
}
