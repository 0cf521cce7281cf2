package io.pteronimbus.gameserver;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.events.ServerState;
import io.pteronimbus.gameserver.fixture.Cluster;
import io.pteronimbus.gameserver.fixture.FakeController;
import io.pteronimbus.gameserver.fixture.Tenant;
import io.pteronimbus.gameserver.fixture.TestSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A running server, whose console one views. */
@SuppressWarnings("NullAway.Init") // set before each test
abstract class ConsoleScenario {
    Tenant tenant;
    UUID serverId;
    FakeController controller;

    @BeforeEach
    void runServer() {
        controller = FakeController.connect();
        tenant = Tenant.create();
        serverId = tenant.createStarted("Lobby");
        Cluster.bring(tenant, serverId, ServerState.RUNNING, 1);
    }

    @AfterEach
    void disconnect() {
        controller.close();
    }

    TestSocket view() {
        return view(tenant.token());
    }

    TestSocket view(String token) {
        return TestSocket.open(path(), Map.of("Authorization", "Bearer " + token), null);
    }

    String path() {
        return tenant.server(serverId) + "/console";
    }

    static Map<String, Object> lines(String type, String runId, long from, long to) {
        return Map.of(
                "type",
                type,
                "runId",
                runId,
                "lines",
                LongStream.rangeClosed(from, to)
                        .mapToObj(seq -> Map.of("seq", seq, "at", "2026-01-01T00:00:00Z", "text", "line " + seq))
                        .toList());
    }

    static List<Long> numbers(JsonNode frame) {
        var numbers = new ArrayList<Long>();
        frame.path("lines").forEach(line -> numbers.add(line.path("seq").asLong()));
        return numbers;
    }

    /** All numbers until that one has come. */
    static List<Long> readUntil(TestSocket viewer, long last) {
        var seen = new ArrayList<Long>();
        while (seen.isEmpty() || seen.getLast() < last) {
            var frame =
                    viewer.next(f -> f.has("lines") || f.path("type").asText().equals("gap"));
            if (frame.has("lines")) {
                seen.addAll(numbers(frame));
            } else {
                LongStream.rangeClosed(
                                frame.path("from").asLong(), frame.path("to").asLong())
                        .forEach(seen::add);
            }
        }
        return seen;
    }
}
