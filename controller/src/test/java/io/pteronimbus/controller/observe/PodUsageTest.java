package io.pteronimbus.controller.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.pteronimbus.controller.HttpCluster;
import io.pteronimbus.controller.gameserver.ServerPods;
import io.pteronimbus.controller.gameserver.ServerRef;
import io.pteronimbus.events.ServerStats.Usage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("NullAway.Init") // set before each test
class PodUsageTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:00:00Z");

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final ServerRef server = new ServerRef(UUID.randomUUID(), UUID.randomUUID());
    private volatile int code = 200;
    private volatile String answer = "";
    private HttpCluster cluster;
    private PodUsage usage;

    @BeforeEach
    void begin() throws IOException {
        cluster = new HttpCluster(exchange -> {
            requests.add(exchange.getRequestURI().toString());
            var body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        usage = new PodUsage(cluster.client, new ObjectMapper());
    }

    @AfterEach
    void end() {
        cluster.close();
    }

    private String pod(String name, String... containers) {
        return "{\"metadata\":{\"name\":\"" + name + "\",\"namespace\":\"" + server.namespace()
                + "\",\"labels\":{\"items\":\"x\"}},\"containers\":[" + String.join(",", containers) + "]}";
    }

    private static String container(String cpu, String memory) {
        return "{\"name\":\"c\",\"usage\":{\"cpu\":\"" + cpu + "\",\"memory\":\"" + memory + "\"}}";
    }

    @Test
    void shouldReadAllPodsWithOneRequest() {
        // given
        answer = "{\"kind\":\"PodMetricsList\",\"metadata\":{},\"items\":["
                + pod("another", container("1", "1Gi")) + ","
                + pod(ServerPods.podName(server), container("156340500n", "123456Ki"), container("94m", "100Mi"))
                + "]}";

        // when
        usage.refresh(NOW);

        // then: 156 and 94 thousandths, 120.6 and 100 MiB
        assertThat(usage.of(server, NOW)).contains(new Usage(250, 221));
        assertThat(requests)
                .containsExactly(
                        "/apis/metrics.k8s.io/v1beta1/pods?labelSelector=app.kubernetes.io%2Fmanaged-by%3Dpteronimbus");
    }

    @Test
    void shouldKnowNothingOfPodsThatAreNotMeasuredOrWereLongAgo() {
        // given
        answer = "{\"items\":[" + pod(ServerPods.podName(server), container("1", "1Mi")) + "]}";

        // when
        usage.refresh(NOW);

        // then
        assertThat(usage.of(new ServerRef(server.tenantId(), UUID.randomUUID()), NOW))
                .isEmpty();
        assertThat(usage.of(server, NOW.plusSeconds(60))).isPresent();
        assertThat(usage.of(server, NOW.plusSeconds(100))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 403, 503})
    void shouldLeaveClusterInPeaceThatDoesNotMeasure(int refusal) {
        // given
        code = refusal;

        // when
        for (var second = 0; second < 290; second += 20) {
            usage.refresh(NOW.plusSeconds(second));
        }

        // then
        assertThat(requests).hasSize(1);
        assertThat(usage.of(server, NOW)).isEmpty();

        // when
        code = 200;
        answer = "{\"items\":[" + pod(ServerPods.podName(server), container("1", "1Mi")) + "]}";
        usage.refresh(NOW.plusSeconds(301));

        // then
        assertThat(usage.of(server, NOW.plusSeconds(301))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "{\"items\":[{]", "{\"items\":[{\"metadata\":{}}]}", "[]", "{}"})
    void shouldKnowNothingWhenAnswerIsNoList(String nonsense) {
        // given
        answer = nonsense;

        // when
        usage.refresh(NOW);

        // then
        assertThat(usage.of(server, NOW)).isEmpty();
    }
}
