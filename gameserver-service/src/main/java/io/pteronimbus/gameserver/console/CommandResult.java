package io.pteronimbus.gameserver.console;

import org.jspecify.annotations.Nullable;

/**
 * What became of a command.
 *
 * @param detail why it failed, as the controller puts it
 */
record CommandResult(boolean ok, @Nullable String detail) {
    static final CommandResult UNREACHABLE =
            new CommandResult(false, "the cluster that runs the server is not reachable at the moment");
}
