package io.pteronimbus.gateway;

import io.pteronimbus.gateway.forward.Forwarding;
import io.pteronimbus.gateway.guard.BodyLimit;
import io.pteronimbus.gateway.guard.RateLimits;
import io.pteronimbus.gateway.guard.SharedLimits;
import io.pteronimbus.gateway.route.CleanPath;
import io.pteronimbus.gateway.route.Entry;
import io.pteronimbus.gateway.route.RouteTable;
import io.pteronimbus.gateway.session.Admissions;
import io.pteronimbus.gateway.socket.SocketForwarding;
import io.pteronimbus.gateway.socket.Upgrades;
import io.pteronimbus.platform.problem.ProblemException;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;

/** The steps of a request to the API: is there such a path, is it too much, who is it, and then on to the service. */
@ApplicationScoped
class ApiRequests {
    private final RateLimits limits;
    private final SharedLimits shared;
    private final BodyLimit body;
    private final Admissions admissions;
    private final Forwarding forwarding;
    private final SocketForwarding sockets;

    ApiRequests(
            RateLimits limits,
            SharedLimits shared,
            BodyLimit body,
            Admissions admissions,
            Forwarding forwarding,
            SocketForwarding sockets) {
        this.limits = limits;
        this.shared = shared;
        this.body = body;
        this.admissions = admissions;
        this.forwarding = forwarding;
        this.sockets = sockets;
    }

    Future<Void> serve(Visit visit, CleanPath path) {
        var request = visit.request();
        limits.count(request.remoteAddress());
        var route = RouteTable.find(path).orElseThrow(() -> ProblemException.notFound("path"));
        visit.onRoute(route.name());
        body.check(request);
        request.pause();
        var counted = route.entry() == Entry.SIGN_IN
                ? shared.countSignIn(request.remoteAddress())
                : Future.<Void>succeededFuture();
        return counted.compose(within -> admissions.admit(request, route))
                .compose(admission -> Upgrades.wanted(request)
                        ? sockets.open(request, path, route, admission)
                        : forwarding.pass(request, path, route, admission));
    }
}
