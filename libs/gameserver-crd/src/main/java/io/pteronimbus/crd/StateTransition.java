package io.pteronimbus.crd;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.pteronimbus.crd.GameServerStatus.Address;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change of a game server's state, kept until Kafka has it.
 *
 * @param seq from 1, without holes
 * @param generation of the intent it answers to
 * @param reason CamelCase word for machines
 * @param message for people, at most 1,024 characters
 * @param lastLines what the game said last before it ended, oldest first; empty when nothing ended
 * @param deleted the last one: everything of the server is gone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record StateTransition(
        long seq,
        long generation,
        GameServerState state,
        @Nullable GameServerState previousState,
        String reason,
        @Nullable String message,
        @JsonFormat(shape = JsonFormat.Shape.STRING) Instant at,
        @Nullable String runId,
        @Nullable Integer exitCode,
        @Nullable Address address,
        List<String> lastLines,
        boolean deleted) {
    public StateTransition {
        lastLines = lastLines == null ? List.of() : List.copyOf(lastLines);
    }
}
