package io.pteronimbus.bot.rest;

import com.fasterxml.jackson.databind.ObjectReader;
import io.pteronimbus.platform.problem.ProblemException;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Duration;
import org.jboss.logging.Logger;

/** What Discord answers. */
public final class Reply {
    private static final Logger LOG = Logger.getLogger(Reply.class);
    private static final Duration LATER = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final int status;
    private final MultiMap headers;
    private final Buffer body;

    Reply(int status, MultiMap headers, Buffer body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    int status() {
        return status;
    }

    MultiMap headers() {
        return headers;
    }

    public boolean isOk() {
        return status == OK;
    }

    public boolean isForbidden() {
        return status == FORBIDDEN;
    }

    public boolean isNotFound() {
        return status == NOT_FOUND;
    }

    /** Its body. Throws 503 unless it is what was asked for. */
    public <T> T read(ObjectReader reader) {
        if (!isOk()) {
            throw failed("answered " + status);
        }
        try {
            T value = reader.readValue(body.getBytes());
            if (value == null) {
                throw failed("answered nothing");
            }
            return value;
        } catch (IOException | IllegalArgumentException e) {
            LOG.debugf(e, "An answer of Discord's that cannot be read");
            throw failed("answered what cannot be read");
        }
    }

    private static ProblemException failed(String what) {
        LOG.warnf("Discord %s", what);
        return ProblemException.unavailable("Discord " + what + ".", LATER);
    }

    /** Without its body, which tells of people. */
    @Override
    public String toString() {
        return "Reply[" + status + "]";
    }
}
