package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.pteronimbus.controller.cache.CompactStore;
import io.pteronimbus.crd.GameServer;
import io.quarkus.arc.Arc;
import org.jspecify.annotations.Nullable;

/** Made by the operator's extension, which knows of no dependencies. */
public final class GameServerStore extends CompactStore<GameServer> {
    public GameServerStore() {
        super(
                GameServer.class,
                () -> Arc.container().instance(KubernetesSerialization.class).get());
    }

    @Override
    public @Nullable GameServer put(String key, GameServer server) {
        var before = super.put(key, server);
        if (before != null
                && !before.getMetadata().getUid().equals(server.getMetadata().getUid())) {
            traces().erase(before);
        }
        traces().seen(server);
        return before;
    }

    @Override
    public @Nullable GameServer remove(String key) {
        var gone = super.remove(key);
        if (gone != null) {
            traces().erase(gone);
        }
        return gone;
    }

    private static ServerTraces traces() {
        return Arc.container().instance(ServerTraces.class).get();
    }
}
