package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.pteronimbus.crd.GameServer;

/**
 * Watches one kind of what belongs to servers. What is there when the watch begins is no news: each server is looked at then anyway, and the index is
 * made of the list. As news it would wait, each object whole, of all servers and of all kinds at once, until everything is listed.
 */
final class ChildSource<R extends HasMetadata> extends InformerEventSource<R, GameServer> {

    ChildSource(InformerEventSourceConfiguration<R> configuration, EventSourceContext<GameServer> context) {
        super(configuration, context);
    }

    @Override
    public void onAdd(R object) {
        if (isRunning()) {
            super.onAdd(object);
        }
    }
}
