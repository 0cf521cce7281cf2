package io.pteronimbus.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.pteronimbus.gateway.answer.AnswerHeaders;
import io.pteronimbus.gateway.answer.Problems;
import io.pteronimbus.gateway.route.CleanPath;
import io.pteronimbus.gateway.web.WebPages;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.request.RequestTrace;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where every request enters. A path that could be read in two ways goes no further; {@code /api} leads to the services,
 * {@code /q} to the gateway's own health, and all else to the web application.
 */
@ApplicationScoped
class Doorway {
    /** Before all of the framework's own routes. */
    private static final int FIRST = -10_000;

    private static final String TRACE_PARENT = "traceparent";

    private final AnswerHeaders headers;
    private final ApiRequests api;
    private final WebPages web;
    private final MeterRegistry meters;
    private final boolean operationsOpen;

    Doorway(
            AnswerHeaders headers,
            ApiRequests api,
            WebPages web,
            MeterRegistry meters,
            @ConfigProperty(name = "pteronimbus.operations.open", defaultValue = "false") boolean operationsOpen) {
        this.headers = headers;
        this.api = api;
        this.web = web;
        this.meters = meters;
        this.operationsOpen = operationsOpen;
    }

    void open(@Observes Router router) {
        router.route().order(FIRST).handler(this::enter);
    }

    private void enter(RoutingContext context) {
        var request = context.request();
        headers.promise(context);
        traced(request);
        RequestId.pass(request);
        var path = CleanPath.of(request.path());
        if (path.isPresent() && path.get().isUnder("q") && mayOperate(request, path.get())) {
            context.next();
            return;
        }
        var sample = Timer.start(meters);
        var visit = new Visit(request);
        Future.succeededFuture()
                .compose(begun -> serve(visit, path.orElseThrow(() -> ProblemException.notFound("path"))))
                .onFailure(cause -> Problems.answer(request, cause))
                .onComplete(served -> sample.stop(meters.timer(
                        "gateway.requests",
                        "route",
                        visit.routeName(),
                        "status",
                        Integer.toString(request.response().getStatusCode()))));
    }

    private Future<Void> serve(Visit visit, CleanPath path) {
        if (path.isUnder("api")) {
            return api.serve(visit, path);
        }
        if (path.isUnder("q") || path.isUnder("internal")) {
            throw ProblemException.notFound("path");
        }
        visit.onRoute("web");
        return web.serve(visit.request(), path);
    }

    /** Whether the gateway is up may be asked by anybody; its measurements by its own machine, unless configured otherwise. */
    private boolean mayOperate(HttpServerRequest request, CleanPath path) {
        return operationsOpen
                || (path.segments().size() > 1 && path.segments().get(1).equals("health"))
                || isLoopback(request);
    }

    private static boolean isLoopback(HttpServerRequest request) {
        var address = request.remoteAddress().hostAddress();
        return address != null && (address.startsWith("127.") || address.equals("0:0:0:0:0:0:0:1"));
    }

    /** Gives the request a trace unless its client began one. */
    private static void traced(HttpServerRequest request) {
        var known = request.getHeader(TRACE_PARENT);
        var id = RequestTrace.ofTraceParent(known);
        if (known == null || !known.contains(id)) {
            request.headers().set(TRACE_PARENT, "00-" + id + "-" + id.substring(0, 16) + "-01");
        }
    }
}
