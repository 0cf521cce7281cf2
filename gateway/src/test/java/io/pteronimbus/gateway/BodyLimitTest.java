package io.pteronimbus.gateway;

import static org.hamcrest.Matchers.equalTo;

import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
@QuarkusTestResource(StandInServices.class)
class BodyLimitTest {
    private final TestSession session = TestSession.begin();

    @Test
    void shouldAnswer413WhenAnnouncedBodyIsTooLarge() {
        // given
        var request = session.program().body(new byte[(1 << 20) + 1]);
        // when
        var answer = request.post("/api/v1/templates");
        // then
        answer.then().statusCode(413).body("code", equalTo("payload-too-large"));
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
