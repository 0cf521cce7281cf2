package io.pteronimbus.tenant.guild;

import io.pteronimbus.platform.problem.ProblemException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import org.jboss.logging.Logger;

/** What people are told when Discord, or a service between it and us, does not answer. */
final class DiscordAway {
    private static final Logger LOG = Logger.getLogger(DiscordAway.class);
    private static final Duration UNLESS_TOLD = Duration.ofSeconds(5);

    private DiscordAway() {}

    /** 503, to come back when the one who was asked says. */
    static ProblemException because(RuntimeException failure) {
        LOG.warnf("Discord could not be asked: %s", failure.getMessage());
        return ProblemException.unavailable("Discord cannot be asked at the moment.", retryAfter(failure));
    }

    private static Duration retryAfter(RuntimeException failure) {
        var told =
                failure instanceof WebApplicationException e ? e.getResponse().getHeaderString("Retry-After") : null;
        return told != null && told.matches("[0-9]{1,5}") ? Duration.ofSeconds(Long.parseLong(told)) : UNLESS_TOLD;
    }
}
