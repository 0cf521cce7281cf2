package io.pteronimbus.gameserver.server;

import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.ProblemException;
import java.util.Arrays;

/** Who made a server. */
public enum ServerOrigin {
    /** Somebody, here. */
    PANEL,
    /** Somebody in the cluster itself, with kubectl or from Git. */
    EXTERNAL;

    /** Throws 400 for any other word. */
    static ServerOrigin of(String word) {
        return Arrays.stream(values())
                .filter(origin -> origin.name().equals(word))
                .findFirst()
                .orElseThrow(
                        () -> ProblemException.invalid(new FieldError("origin", "must be one of PANEL, EXTERNAL")));
    }
}
