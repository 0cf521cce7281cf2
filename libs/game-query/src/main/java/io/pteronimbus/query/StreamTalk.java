package io.pteronimbus.query;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** One question to a game over TCP, and its answer as it comes in, in pieces of any size. Not for several threads. */
interface StreamTalk {

    /** The question. */
    Buffer opening();

    /**
     * Takes what came.
     *
     * @return the answer, once all of it is there; what follows it is left out
     * @throws MalformedAnswerException as soon as it is clear that it will be none
     */
    Optional<Players> heard(Buffer bytes);
}
