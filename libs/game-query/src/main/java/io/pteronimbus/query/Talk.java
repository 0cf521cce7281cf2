package io.pteronimbus.query;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** One conversation with a game over UDP. Not for several threads. */
interface Talk {

    /** What is said first. */
    Buffer opening();

    /**
     * Takes a packet that came from where the game is.
     *
     * @throws MalformedAnswerException if it is no answer
     */
    Step heard(byte[] packet);

    /** What is known although the game has not said everything, once the time is up. */
    default Optional<Players> soFar() {
        return Optional.empty();
    }

    /** What to do next. */
    sealed interface Step {

        record Say(Buffer packet) implements Step {}

        record Wait() implements Step {}

        record Done(Players players) implements Step {}
    }
}
