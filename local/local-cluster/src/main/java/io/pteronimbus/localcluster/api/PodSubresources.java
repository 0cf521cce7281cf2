package io.pteronimbus.localcluster.api;

import io.vertx.ext.web.RoutingContext;

/**
 * What a pod answers beside its object. Called on an event loop once the pod is known to exist; implementations own the
 * response (or the WebSocket upgrade, for which the request is still paused) from then on and must not block.
 * A {@link io.pteronimbus.localcluster.store.StatusException} thrown from here is answered as usual.
 */
public interface PodSubresources {

    /** {@code GET /api/v1/namespaces/{ns}/pods/{pod}/log} */
    void log(RoutingContext context, String namespace, String pod);

    /** {@code GET|POST /api/v1/namespaces/{ns}/pods/{pod}/exec} */
    void exec(RoutingContext context, String namespace, String pod);

    /** {@code GET|POST /api/v1/namespaces/{ns}/pods/{pod}/attach} */
    void attach(RoutingContext context, String namespace, String pod);
}
