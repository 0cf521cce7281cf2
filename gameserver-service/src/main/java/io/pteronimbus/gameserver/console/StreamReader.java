package io.pteronimbus.gameserver.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes what a stream brings. */
interface StreamReader {

    /** The stream begins: the newest lines there are. */
    void history(@Nullable String runId, List<ConsoleLine> lines);

    void output(String runId, List<ConsoleLine> lines);
}
