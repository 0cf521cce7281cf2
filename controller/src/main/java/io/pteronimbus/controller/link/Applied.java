package io.pteronimbus.controller.link;

/** What became of a server the panel sent. */
sealed interface Applied {

    /** The cluster holds it, or a newer one. */
    record Held(long generation) implements Applied {}

    /** It is on its way out; somebody will say when it is gone. */
    record Going() implements Applied {}

    /** Nothing of it is left. */
    record Gone() implements Applied {}

    /** It will not be done, however often it is asked. */
    record Refused(String reason) implements Applied {}
}
