package io.pteronimbus.gameserver.server;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pteronimbus.platform.problem.ProblemException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of each server that was to follow a version of its template, in the order of their ids. */
record RolledOut(List<Result> results) {

    /**
     * @param code of the problem that kept it as it was, as in an answer of its own; null: it follows that version now
     * @param detail of that problem, for people
     * @param droppedVariables keys that the server had values for, and the version does not know
     * @param missingVariables keys that the version asks a value for, and the server has none
     */
    record Result(
            UUID serverId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String code,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String detail,

            List<String> droppedVariables,
            List<String> missingVariables) {

        static Result of(UUID serverId, FollowedTemplate followed) {
            return new Result(serverId, null, null, followed.droppedVariables(), followed.missingVariables());
        }

        static Result of(UUID serverId, ProblemException problem) {
            return new Result(serverId, problem.problemType().code(), problem.getDetail(), List.of(), List.of());
        }
    }
}
