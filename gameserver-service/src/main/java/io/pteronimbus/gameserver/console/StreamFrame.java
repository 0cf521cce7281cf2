package io.pteronimbus.gameserver.console;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a controller says on a stream; which fields there are depends on the type. */
@RegisterForReflection
record StreamFrame(
        @Nullable String type,
        @Nullable String runId,
        @Nullable List<ConsoleLine> lines,
        @Nullable String reason,
        @Nullable String id,
        @Nullable Boolean ok,
        @Nullable String detail) {}
