package io.pteronimbus.controller.gameserver;

import io.javaoperatorsdk.operator.processing.event.source.filter.OnUpdateFilter;
import io.pteronimbus.crd.GameServer;
import java.util.Objects;

/**
 * Which changes of a resource ask for a look: of its spec, its annotations (one pauses it) and its finalizers, and its deletion. Not those
 * of its status, which are the controller's own.
 */
public final class IntentChanged implements OnUpdateFilter<GameServer> {
    @Override
    public boolean accept(GameServer now, GameServer before) {
        var meta = now.getMetadata();
        var metaBefore = before.getMetadata();
        return !Objects.equals(meta.getGeneration(), metaBefore.getGeneration())
                || !Objects.equals(meta.getAnnotations(), metaBefore.getAnnotations())
                || !Objects.equals(meta.getFinalizers(), metaBefore.getFinalizers())
                || now.isMarkedForDeletion() != before.isMarkedForDeletion();
    }
}
