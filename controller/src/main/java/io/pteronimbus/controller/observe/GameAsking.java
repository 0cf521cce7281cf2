package io.pteronimbus.controller.observe;

import io.pteronimbus.controller.gameserver.QueryAddresses;
import io.pteronimbus.controller.gameserver.QueryAddresses.QueryAddress;
import io.pteronimbus.controller.gameserver.ServerRef;
import io.pteronimbus.controller.observe.ObserveConfig.Where;
import io.pteronimbus.crd.GameServer;
import io.pteronimbus.query.GameQuery;
import io.pteronimbus.query.Players;
import io.pteronimbus.query.QueryProtocol;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/** Asks one server's game for its players. */
@Singleton
class GameAsking {
    private static final Logger LOG = Logger.getLogger(GameAsking.class);

    private final QueryAddresses addresses;
    private final ObserveConfig config;
    private final QueryMeters meters;
    private final GameQuery query;

    GameAsking(QueryAddresses addresses, ObserveConfig config, QueryMeters meters, Vertx vertx) {
        this.addresses = addresses;
        this.config = config;
        this.meters = meters;
        query = new GameQuery(vertx);
    }

    /** @return empty when the game has no query, no address, or no answer; never fails */
    CompletionStage<Optional<Players>> ask(GameServer server, ServerRef ref) {
        var wanted = server.getSpec().query();
        var address = wanted == null ? Optional.<QueryAddress>empty() : address(server, ref);
        if (wanted == null || address.isEmpty()) {
            return CompletableFuture.completedStage(Optional.empty());
        }
        var protocol = QueryProtocol.valueOf(wanted.protocol().name());
        var begun = System.nanoTime();
        meters.asked();
        return query.ask(protocol, address.get().host(), address.get().port(), config.timeout())
                .handle((players, failure) -> {
                    meters.answered(protocol, Duration.ofNanos(System.nanoTime() - begun), failure);
                    if (failure != null) {
                        LOG.debugf(
                                "Game did not answer: server=%s protocol=%s cause=%s",
                                ref.serverId(), protocol, failure.getMessage());
                    }
                    return Optional.ofNullable(players);
                });
    }

    private Optional<QueryAddress> address(GameServer server, ServerRef ref) {
        return config.askAt() == Where.POD ? addresses.inPod(server, ref) : addresses.atNode(server, ref);
    }

    @PreDestroy
    void close() {
        query.close();
    }
}
