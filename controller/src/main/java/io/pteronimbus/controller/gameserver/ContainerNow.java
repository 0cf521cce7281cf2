package io.pteronimbus.controller.gameserver;

import org.jspecify.annotations.Nullable;

/** What the game container is doing now. */
sealed interface ContainerNow {

    /** Not there yet, or not again yet. */
    record Waiting(@Nullable String reason, @Nullable String message) implements ContainerNow {}

    record Running(String containerId) implements ContainerNow {}

    record Ended(ContainerExit exit) implements ContainerNow {}
}
