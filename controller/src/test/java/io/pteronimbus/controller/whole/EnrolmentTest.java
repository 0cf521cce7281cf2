package io.pteronimbus.controller.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A controller that begins with a one-time token, in a cluster where it keeps what that brings as a Secret. */
class EnrolmentTest extends WorldTest {
    private static final String SECRET = "/api/v1/namespaces/default/secrets/pteronimbus-link";

    @BeforeAll
    @Override
    void begin() throws Exception {
        world = new World(
                Map.of(
                        "PTERONIMBUS_LINK_CREDENTIAL", "",
                        "PTERONIMBUS_LINK_ENROLMENT_TOKEN", "token-1",
                        "POD_NAMESPACE", "default",
                        "PTERONIMBUS_LINK_FIRST_PAUSE", "20ms"),
                fresh -> fresh.panel.giveToken("token-1"));
    }

    @Test
    void shouldEnrolOnceKeepCredentialAndFollowRotationThroughRestarts() {
        // given: the world begins when the controller has said hello
        assertThat(kept()).isEqualTo("credential-of-token-1");
        assertThat(capacity()).isPositive();

        // when
        world.panel.rotate("rotated-1");
        World.eventually("kept", () -> kept().equals("rotated-1"));
        var hellos = hellos();
        world.panel.trustOnly("rotated-1");
        world.panel.dropLink();
        World.eventually("dials with the new one", () -> hellos() > hellos);
        world.killController();
        var before = hellos();
        world.startController();

        // then
        World.eventually("dials in after its restart", () -> hellos() > before);
        assertThat(world.panel.enrolments).hasSize(1);
        assertThat(world.panel.enrolments.getFirst().path("token").asText()).isEqualTo("token-1");
    }

    private String kept() {
        JsonNode encoded = world.read(SECRET).at("/data/credential");
        return new String(Base64.getDecoder().decode(encoded.asText()), StandardCharsets.UTF_8);
    }

    private long capacity() {
        World.eventually(
                "capacity told",
                () -> world.panel.told.stream()
                        .anyMatch(frame -> frame.path("type").asText().equals("capacity")));
        return world.panel.told.stream()
                .filter(frame -> frame.path("type").asText().equals("capacity"))
                .mapToLong(frame -> frame.path("memoryMiB").asLong())
                .max()
                .orElse(0);
    }

    private long hellos() {
        return world.panel.told.stream()
                .filter(frame -> frame.path("type").asText().equals("hello"))
                .count();
    }
}
