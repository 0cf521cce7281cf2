package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.pteronimbus.controller.cache.CompactStore;
import io.pteronimbus.crd.GameServer;
import io.quarkus.arc.Arc;

/** Made by the operator's extension, which knows of no dependencies. */
public final class GameServerStore extends CompactStore<GameServer> {
    public GameServerStore() {
        super(
                GameServer.class,
                () -> Arc.container().instance(KubernetesSerialization.class).get());
    }
}
