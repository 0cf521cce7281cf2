package io.pteronimbus.controller.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.controller.HttpCluster;
import io.pteronimbus.controller.gameserver.OutputSource;
import io.pteronimbus.controller.gameserver.ServerRef;
import io.pteronimbus.controller.log.PodLog;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunOutputTest {
    private final ServerRef server = new ServerRef(UUID.randomUUID(), UUID.randomUUID());
    private volatile String log = "";
    private HttpCluster cluster;
    private PodLog logs;

    @BeforeEach
    void start() throws IOException {
        cluster = new HttpCluster(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                body.write(log.getBytes(UTF_8));
            }
        });
        logs = new PodLog(cluster.client);
    }

    @AfterEach
    void stop() {
        logs.close();
        cluster.close();
    }

    @Test
    void shouldGoOnAfterLastLineWhenLogIsWhole() throws Exception {
        // given
        log = lines(1, 5);
        var last = read(null).getLast();
        log = lines(1, 7);

        // when
        var more = read(last);

        // then
        assertThat(more).extracting(ConsoleLine::text).containsExactly("line 6", "line 7");
        assertThat(more).extracting(ConsoleLine::seq).containsExactly(6L, 7L);
    }

    @Test
    void shouldGiveNewLinesWhenLogWasRotatedMeanwhile() throws Exception {
        // given
        log = lines(1, 5);
        var last = read(null).getLast();
        log = lines(4, 7);

        // when
        var more = read(last);

        // then
        assertThat(more).extracting(ConsoleLine::text).containsExactly("line 6", "line 7");
    }

    @Test
    void shouldGiveNothingTwiceWhenLogWasRotatedAndIsReadThrice() throws Exception {
        // given
        log = lines(1, 5);
        var first = read(null).getLast();
        log = lines(4, 7);
        var second = read(first).getLast();
        log = lines(6, 9);

        // when
        var more = read(second);

        // then
        assertThat(more).extracting(ConsoleLine::text).containsExactly("line 8", "line 9");
    }

    private List<ConsoleLine> read(@Nullable ConsoleLine after) throws InterruptedException {
        var read = new ArrayList<ConsoleLine>();
        try (var output = new RunOutput(logs, server, new OutputSource("pod", "game", "c1", false), after)) {
            while (!output.isExhausted()) {
                var line = output.next(Duration.ofMillis(50));
                if (line != null) {
                    read.add(line);
                }
            }
        }
        return read;
    }

    private static String lines(int from, int to) {
        var text = new StringBuilder();
        for (int i = from; i <= to; i++) {
            text.append("2026-03-01T10:00:00.%d00000000Z line %d%n".formatted(i, i));
        }
        return text.toString();
    }
}
