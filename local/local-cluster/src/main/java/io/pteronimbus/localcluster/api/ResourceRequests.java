package io.pteronimbus.localcluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.fault.Faults;
import io.pteronimbus.localcluster.kinds.ResourceRegistry;
import io.pteronimbus.localcluster.kinds.ResourceType;
import io.pteronimbus.localcluster.store.Json;
import io.pteronimbus.localcluster.store.ObjectKey;
import io.pteronimbus.localcluster.store.ObjectStore;
import io.pteronimbus.localcluster.store.StatusException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Requests for objects: finds the kind, and hands over to what does the work. */
public final class ResourceRequests {

    private final ResourceRegistry registry;
    private final ObjectStore store;
    private final PodSubresources pods;
    private final Clock clock;
    private final ListRequests lists;
    private final WatchRequests watches;
    private final WriteRequests writes;
    private final PatchRequests patches;
    private final DeleteRequests deletes;
    private final ScaleRequests scales;
    private final MetricsRequests metrics;
    private final EvictionRequests evictions;

    /** @param faults what acts on watches, or null for nothing */
    public ResourceRequests(
            Vertx vertx,
            ResourceRegistry registry,
            ObjectStore store,
            PodSubresources pods,
            UsageSource usage,
            Clock clock,
            @Nullable Faults faults) {
        this.metrics = new MetricsRequests(store, usage);
        this.registry = registry;
        this.store = store;
        this.pods = pods;
        this.clock = clock;
        this.lists = new ListRequests(store);
        this.watches = new WatchRequests(vertx, store, clock, faults);
        this.writes = new WriteRequests(store, clock);
        this.patches = new PatchRequests(store, writes, clock);
        this.deletes = new DeleteRequests(store);
        this.evictions = new EvictionRequests(store, deletes);
        this.scales = new ScaleRequests(store, writes);
    }

    void podStream(RoutingContext context) {
        ApiRequest request =
                ApiRequest.parse(context.normalizedPath(), context.request().params());
        String namespace = request.namespace() == null ? "" : request.namespace();
        ObjectKey key = ObjectKey.pod(namespace, request.requiredName());
        if (store.get(key).isEmpty()) {
            throw StatusException.notFound(key);
        }
        switch (request.subresource()) {
            case "log" -> pods.log(context, namespace, key.name());
            case "exec" -> pods.exec(context, namespace, key.name());
            default -> pods.attach(context, namespace, key.name());
        }
    }

    void handle(RoutingContext context) {
        ApiRequest request =
                ApiRequest.parse(context.normalizedPath(), context.request().params());
        ResourceType type = registry.find(request.group(), request.version(), request.resource())
                .filter(found -> request.subresource().isEmpty() || found.has(request.subresource()))
                .filter(found -> found.namespaced() || request.namespace() == null)
                .filter(found -> !found.namespaced() || request.namespace() != null || request.name() == null)
                .orElseThrow(ApiRequest::notFound);
        if (type.isComputed()) {
            compute(context, request, type);
            return;
        }
        if (request.subresource().equals("eviction")) {
            if (!context.request().method().equals(HttpMethod.POST)) {
                throw notAllowed();
            }
            plain(context, request, 201, evictions.evict(request, type, body(context)));
            return;
        }
        boolean scale = request.subresource().equals("scale");
        switch (context.request().method().name()) {
            case "GET" -> read(context, request, type);
            case "POST" -> {
                if (request.name() != null) {
                    throw notAllowed();
                }
                answer(context, request, type, 201, writes.create(request, type, body(context), manager(context)));
            }
            case "PUT" -> {
                if (scale) {
                    plain(context, request, 200, scales.replace(request, type, body(context), manager(context)));
                } else {
                    answer(context, request, type, 200, writes.replace(request, type, body(context), manager(context)));
                }
            }
            case "PATCH" -> {
                if (scale) {
                    plain(
                            context,
                            request,
                            200,
                            scales.patch(request, type, bytes(context), contentType(context), manager(context)));
                } else {
                    var result = patches.patch(request, type, bytes(context), contentType(context), manager(context));
                    answer(context, request, type, result.created() ? 201 : 200, result.object());
                }
            }
            case "DELETE" -> delete(context, request, type);
            default -> throw notAllowed();
        }
    }

    private void compute(RoutingContext context, ApiRequest request, ResourceType type) {
        if (!context.request().method().equals(HttpMethod.GET) || request.watches()) {
            throw notAllowed();
        }
        if (request.name() == null) {
            var page = new ListRequests.Page(metrics.list(request, type), store.revision(), "", 0);
            plain(context, request, 200, form(context).list(type, page, clock));
        } else {
            answer(context, request, type, 200, metrics.get(request, type));
        }
    }

    private void read(RoutingContext context, ApiRequest request, ResourceType type) {
        if (request.watches()) {
            watches.watch(context, request, type);
        } else if (request.name() == null) {
            ListRequests.Page page = lists.page(request, type);
            plain(context, request, 200, form(context).list(type, page, clock));
        } else if (request.subresource().equals("scale")) {
            plain(context, request, 200, scales.get(request, type));
        } else {
            ObjectKey key = type.key(request.namespace(), request.name());
            answer(context, request, type, 200, store.get(key).orElseThrow(() -> StatusException.notFound(key)));
        }
    }

    private void delete(RoutingContext context, ApiRequest request, ResourceType type) {
        byte[] bytes = bytes(context);
        JsonNode options = bytes.length == 0 ? Json.object() : BodyParser.object(bytes, contentType(context));
        if (request.name() == null) {
            var deleted = deletes.deleteAll(request, type, options);
            plain(
                    context,
                    request,
                    200,
                    Representation.OBJECT.list(type, new ListRequests.Page(deleted, store.revision(), "", 0), clock));
        } else {
            ObjectNode result = deletes.delete(request, type, options);
            plain(context, request, 200, result);
        }
    }

    private void answer(RoutingContext context, ApiRequest request, ResourceType type, int code, ObjectNode object) {
        plain(context, request, code, form(context).one(type, object, clock));
    }

    private static void plain(RoutingContext context, ApiRequest request, int code, ObjectNode body) {
        request.warnings()
                .forEach(warning -> context.response()
                        .headers()
                        .add(
                                "Warning",
                                "299 - \"" + warning.replace("\\", "\\\\").replace("\"", "\\\"") + "\""));
        ApiServer.answer(context, code, body);
    }

    private static Representation form(RoutingContext context) {
        String accept = context.request().getHeader("Accept");
        return Representation.of(accept == null ? "" : accept);
    }

    private static ObjectNode body(RoutingContext context) {
        return BodyParser.object(bytes(context), contentType(context));
    }

    private static byte[] bytes(RoutingContext context) {
        var buffer = context.body().buffer();
        return buffer == null ? new byte[0] : buffer.getBytes();
    }

    private static String contentType(RoutingContext context) {
        String type = context.request().getHeader("Content-Type");
        return type == null ? "" : type;
    }

    /** Who writes: the {@code fieldManager} parameter, else the client's program name. */
    private static String manager(RoutingContext context) {
        HttpServerRequest request = context.request();
        String named = request.getParam("fieldManager");
        if (named != null && !named.isEmpty()) {
            return named;
        }
        String agent = request.getHeader("User-Agent");
        String program = agent == null || agent.isEmpty() ? "unknown" : agent.split("/", 2)[0];
        return program.length() > 128 ? program.substring(0, 128) : program;
    }

    private static StatusException notAllowed() {
        return new StatusException(
                405, "MethodNotAllowed", "the server does not allow this method on the requested resource");
    }
}
