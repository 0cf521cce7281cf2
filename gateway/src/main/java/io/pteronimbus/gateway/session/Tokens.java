package io.pteronimbus.gateway.session;

import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.security.AccessTokens;
import io.pteronimbus.platform.security.Caller;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;

/** Verifies access tokens off the event loop, unless one is known already. */
@ApplicationScoped
class Tokens {
    private final AccessTokens tokens;
    private final Vertx vertx;

    Tokens(AccessTokens tokens, Vertx vertx) {
        this.tokens = tokens;
        this.vertx = vertx;
    }

    /** Who the header's token names. Fails with a {@link ProblemException}, 401, when it does not hold. */
    Future<Caller> verify(String authorization) {
        return tokens.known(authorization)
                .map(Future::succeededFuture)
                .orElseGet(() -> vertx.executeBlocking(() -> tokens.authenticate(authorization), false));
    }
}
