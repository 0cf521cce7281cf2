package io.pteronimbus.localcluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.fault.FaultSubject;
import io.pteronimbus.localcluster.fault.Faults;
import io.pteronimbus.localcluster.kinds.ResourceType;
import io.pteronimbus.localcluster.store.Json;
import io.pteronimbus.localcluster.store.ObjectStore;
import io.pteronimbus.localcluster.store.StatusException;
import io.pteronimbus.localcluster.store.Subscription;
import io.pteronimbus.localcluster.watch.ChunkedOutput;
import io.pteronimbus.localcluster.watch.EventOutput;
import io.pteronimbus.localcluster.watch.Watch;
import io.pteronimbus.localcluster.watch.Watch.Bookmarks;
import io.pteronimbus.localcluster.watch.WebSocketOutput;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code ?watch=true}: opens a stream of events, chunked or as a WebSocket. */
final class WatchRequests {

    /** Undelivered events after which a watcher is dropped. */
    static final int QUEUE_LIMIT = 1000;

    private static final long BOOKMARK_MILLIS = 30_000;
    private static final int SHORTEST_DEFAULT_SECONDS = 1800;

    private final Vertx vertx;
    private final ObjectStore store;
    private final Clock clock;
    private final @Nullable Faults faults;

    WatchRequests(Vertx vertx, ObjectStore store, Clock clock, @Nullable Faults faults) {
        this.faults = faults;
        this.vertx = vertx;
        this.store = store;
        this.clock = clock;
    }

    void watch(RoutingContext context, ApiRequest request, ResourceType type) {
        Predicate<JsonNode> selection = ListRequests.selection(request, type);
        if (request.name() != null) {
            String name = request.name();
            selection = selection.and(
                    object -> object.path("metadata").path("name").asText().equals(name));
        }
        long revision = request.number("resourceVersion", 0);
        String accept = context.request().getHeader("Accept");
        Representation form = Representation.of(accept == null ? "" : accept);
        Predicate<JsonNode> wanted = selection;
        if ("websocket".equalsIgnoreCase(context.request().getHeader("Upgrade"))) {
            context.request()
                    .toWebSocket()
                    .onSuccess(socket -> open(
                            watched(
                                    context,
                                    new WebSocketOutput(
                                            socket, context.request().connection())),
                            request,
                            type,
                            wanted,
                            form,
                            revision));
        } else {
            open(watched(context, new ChunkedOutput(context.request())), request, type, wanted, form, revision);
        }
    }

    private EventOutput watched(RoutingContext context, EventOutput output) {
        FaultSubject subject = FaultGate.met(context);
        return faults == null || subject == null ? output : faults.watched(output, subject);
    }

    private void open(
            EventOutput output,
            ApiRequest request,
            ResourceType type,
            Predicate<JsonNode> selection,
            Representation form,
            long revision) {
        boolean marks = request.flag("allowWatchBookmarks");
        Bookmarks bookmarks = !marks
                ? Bookmarks.NEVER
                : request.flag("sendInitialEvents") ? Bookmarks.AFTER_INITIAL : Bookmarks.REGULARLY;
        ObjectNode empty = Json.object().put("kind", type.kind()).put("apiVersion", type.apiVersion());
        var watch = new Watch(output, selection, object -> form.one(type, object, clock), empty, bookmarks);
        Subscription subscription;
        try {
            subscription = store.watch(
                    type.group(),
                    type.plural(),
                    request.namespace(),
                    bookmarks == Bookmarks.AFTER_INITIAL ? 0 : revision,
                    QUEUE_LIMIT,
                    watch);
        } catch (StatusException refusal) {
            Watch.refuse(output, refusal);
            return;
        }
        long seconds = request.number(
                "timeoutSeconds",
                ThreadLocalRandom.current().nextInt(SHORTEST_DEFAULT_SECONDS, 2 * SHORTEST_DEFAULT_SECONDS));
        long end = vertx.setTimer(Math.max(1, seconds * 1000), timer -> output.end());
        long mark = vertx.setPeriodic(BOOKMARK_MILLIS, timer -> subscription.bookmark());
        output.onClosed(() -> {
            vertx.cancelTimer(end);
            vertx.cancelTimer(mark);
            subscription.close();
        });
    }
}
