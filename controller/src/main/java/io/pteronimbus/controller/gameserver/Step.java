package io.pteronimbus.controller.gameserver;

/** One step of a server towards what is wanted of it: takes at most one transition. */
@FunctionalInterface
interface Step {
    void take();
}
