package io.pteronimbus.localcluster.stream;

import io.pteronimbus.localcluster.api.PodSubresources;
import io.pteronimbus.localcluster.store.ObjectStore;
import io.pteronimbus.localcluster.store.StatusException;
import io.pteronimbus.localcluster.workload.log.ContainerLog;
import io.pteronimbus.localcluster.workload.pod.Kubelet;
import io.pteronimbus.localcluster.workload.pod.RunningContainer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Answers log, exec and attach from the kubelet's containers. */
public final class PodStreams implements PodSubresources {

    private final Clock clock;
    private volatile @Nullable Backend backend;

    private record Backend(ObjectStore store, Kubelet kubelet) {}

    public PodStreams(Clock clock) {
        this.clock = clock;
    }

    /** From now on there are pods to stream from; before, everything is answered with 503. */
    public void serve(ObjectStore store, Kubelet kubelet) {
        backend = new Backend(store, kubelet);
    }

    @Override
    public void log(RoutingContext context, String namespace, String pod) {
        Backend ready = ready();
        var request = LogRequest.of(context.request().params(), clock.instant());
        var target =
                StreamTarget.of(ready.store, namespace, pod, context.request().params());
        ContainerLog log = ready.kubelet
                .log(namespace, pod, target.container(), request.previous())
                .orElseThrow(() -> noLog(ready, target, request));
        LogResponse.start(context.response(), log, request.options());
    }

    @Override
    public void exec(RoutingContext context, String namespace, String pod) {
        List<String> command = context.request().params().getAll("command");
        if (command.isEmpty()) {
            throw StatusException.badRequest("you must specify at least one command for the container");
        }
        RunningContainer container = running(context, namespace, pod);
        var wanted = StreamOptions.of(context.request().params());
        upgrade(context.request(), socket -> new ExecStream(socket, container, command, wanted).start());
    }

    @Override
    public void attach(RoutingContext context, String namespace, String pod) {
        RunningContainer container = running(context, namespace, pod);
        var wanted = StreamOptions.of(context.request().params());
        upgrade(context.request(), socket -> new AttachStream(socket, container, wanted).start());
    }

    private RunningContainer running(RoutingContext context, String namespace, String pod) {
        Backend ready = ready();
        var target =
                StreamTarget.of(ready.store, namespace, pod, context.request().params());
        if (!"websocket".equalsIgnoreCase(context.request().getHeader("Upgrade"))) {
            throw StatusException.badRequest("streams are served over WebSocket only");
        }
        return ready.kubelet
                .running(namespace, pod, target.container())
                .orElseThrow(() -> StatusException.badRequest(
                        "container %s of pod %s is not running".formatted(target.container(), pod)));
    }

    private static void upgrade(HttpServerRequest request, Consumer<ChannelSocket> stream) {
        request.toWebSocket().onSuccess(socket -> stream.accept(new ChannelSocket(socket)));
    }

    private static StatusException noLog(Backend ready, StreamTarget target, LogRequest request) {
        String named = "container \"%s\" in pod \"%s\"".formatted(target.container(), target.pod());
        return StatusException.badRequest(
                request.previous()
                        ? "previous terminated " + named + " not found"
                        : named + " is waiting to start: " + target.waitingReason(ready.store));
    }

    private Backend ready() {
        Backend present = backend;
        if (present == null) {
            throw new StatusException(503, "ServiceUnavailable", "the kubelet is starting");
        }
        return present;
    }
}
