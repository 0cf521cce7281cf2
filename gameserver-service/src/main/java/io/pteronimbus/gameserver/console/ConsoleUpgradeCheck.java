package io.pteronimbus.gameserver.console;

import io.pteronimbus.platform.problem.ProblemException;
import io.quarkus.virtual.threads.VirtualThreads;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import org.jboss.logging.Logger;

/** Lets people who may read a console open a socket to it; all others get the status any endpoint would answer. */
@ApplicationScoped
class ConsoleUpgradeCheck implements HttpUpgradeCheck {
    static final String ENDPOINT = "console";
    static final TypedKey<ViewerTicket> TICKET = new TypedKey<>("ticket");

    private static final Logger LOG = Logger.getLogger(ConsoleUpgradeCheck.class);
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    private final ConsoleAccess access;
    private final ExecutorService virtualThreads;

    ConsoleUpgradeCheck(ConsoleAccess access, @VirtualThreads ExecutorService virtualThreads) {
        this.access = access;
        this.virtualThreads = virtualThreads;
    }

    @Override
    public boolean appliesTo(String endpointId) {
        return endpointId.equals(ENDPOINT);
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext upgrade) {
        var context = Objects.requireNonNull(Vertx.currentContext());
        return Uni.createFrom()
                .item(() -> check(upgrade))
                .runSubscriptionOn(virtualThreads)
                .emitOn(command -> context.runOnContext(ignored -> command.run()));
    }

    private CheckResult check(HttpUpgradeContext upgrade) {
        var request = upgrade.httpRequest();
        try {
            var entry =
                    access.enter(request.getHeader("Authorization"), id(upgrade, "tenantId"), id(upgrade, "serverId"));
            upgrade.userData().put(TICKET, ticket(entry, request));
            return CheckResult.permitUpgradeSync();
        } catch (ProblemException e) {
            return CheckResult.rejectUpgradeSync(e.getStatusCode());
        } catch (IllegalArgumentException e) {
            return CheckResult.rejectUpgradeSync(NOT_FOUND);
        } catch (RuntimeException e) {
            LOG.errorf(e, "Console upgrade failed");
            return CheckResult.rejectUpgradeSync(UNAVAILABLE);
        }
    }

    private static UUID id(HttpUpgradeContext upgrade, String name) {
        return UUID.fromString(upgrade.pathParam(name));
    }

    private static ViewerTicket ticket(ConsoleAccess.Entry entry, HttpServerRequest request) {
        var forwarded = request.getHeader("X-Forwarded-For");
        return new ViewerTicket(
                entry.caller(),
                entry.server(),
                "cookie".equals(request.getHeader("X-Ptn-Session")),
                forwarded == null ? request.remoteAddress().hostAddress() : forwarded,
                request.getHeader("User-Agent"));
    }
}
