package io.pteronimbus.gameserver.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pteronimbus.events.ServerState;
import io.pteronimbus.events.ServerStats;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what is said on consoles: to viewers, and to controllers. */
@ApplicationScoped
class ConsoleFrames {
    private final ObjectMapper json;

    ConsoleFrames(ObjectMapper json) {
        this.json = json;
    }

    @RegisterForReflection
    record Lines(String type, String runId, List<ConsoleLine> lines) {}

    @RegisterForReflection
    record Gap(String type, String runId, long from, long to) {}

    @RegisterForReflection
    record State(String type, ServerState state) {}

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Failure(String type, String code, @Nullable String detail) {}

    @RegisterForReflection
    record Expiring(String type, Instant at) {}

    @RegisterForReflection
    record Command(String type, String id, String text, String grant) {}

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Stats(
            String type,
            Instant at,
            @Nullable PlayersNow players,
            @Nullable Integer cpuMillis,
            @JsonProperty("memoryMiB") @Nullable Integer memoryMiB) {}

    @RegisterForReflection
    record PlayersNow(int online, int max) {}

    String history(String runId, List<ConsoleLine> lines) {
        return write(new Lines("history", runId, lines));
    }

    String output(String runId, List<ConsoleLine> lines) {
        return write(new Lines("output", runId, lines));
    }

    String gap(String runId, long from, long to) {
        return write(new Gap("gap", runId, from, to));
    }

    /** @param measured whether what it uses is said too */
    String stats(ServerStats sample, boolean measured) {
        var players = sample.players();
        var usage = measured ? sample.usage() : null;
        return write(new Stats(
                "stats",
                sample.at(),
                players == null ? null : new PlayersNow(players.online(), players.max()),
                usage == null ? null : usage.cpuMillis(),
                usage == null ? null : usage.memoryMiB()));
    }

    String state(ServerState state) {
        return write(new State("state", state));
    }

    String error(ProblemType type, @Nullable String detail) {
        return write(new Failure("error", type.code(), detail));
    }

    String error(ProblemException problem) {
        return error(problem.problemType(), problem.getDetail());
    }

    /** @param at when the token ends */
    String expiring(Instant at) {
        return write(new Expiring("expiring", at));
    }

    /** For the controller. */
    String command(String id, String text, String grant) {
        return write(new Command("command", id, text, grant));
    }

    private String write(Object frame) {
        try {
            return json.writeValueAsString(frame);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a frame cannot be written", e);
        }
    }
}
