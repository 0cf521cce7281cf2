package io.pteronimbus.gameserver.console;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * A line of a game's output.
 *
 * @param seq its number within the run, from 1
 * @param at RFC 3339, as the cluster recorded it; null if it did not
 */
@RegisterForReflection
record ConsoleLine(long seq, @Nullable String at, String text) {

    ConsoleLine numbered(long newSeq) {
        return newSeq == seq ? this : new ConsoleLine(newSeq, at, text);
    }
}
