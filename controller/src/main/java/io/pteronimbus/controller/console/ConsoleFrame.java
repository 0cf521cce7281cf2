package io.pteronimbus.controller.console;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the controller sends on a console stream. */
@RegisterForReflection
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(ConsoleFrame.History.class),
    @JsonSubTypes.Type(ConsoleFrame.Output.class),
    @JsonSubTypes.Type(ConsoleFrame.Ended.class),
    @JsonSubTypes.Type(ConsoleFrame.CommandResult.class)
})
public sealed interface ConsoleFrame {

    /**
     * The first frame, once: the newest lines there were when the stream began.
     *
     * @param runId of the container; null if none has run yet
     */
    @RegisterForReflection
    @JsonTypeName("history")
    record History(@Nullable String runId, List<ConsoleLine> lines) implements ConsoleFrame {}

    /** Lines as they come. Another {@code runId} than before: the game runs in a new container, and counts from 1. */
    @RegisterForReflection
    @JsonTypeName("output")
    record Output(String runId, List<ConsoleLine> lines) implements ConsoleFrame {}

    /** The last frame: there will be no more output. */
    @RegisterForReflection
    @JsonTypeName("ended")
    record Ended(String reason) implements ConsoleFrame {}

    @RegisterForReflection
    @JsonTypeName("command-result")
    record CommandResult(String id, boolean ok, @Nullable String detail) implements ConsoleFrame {}
}
