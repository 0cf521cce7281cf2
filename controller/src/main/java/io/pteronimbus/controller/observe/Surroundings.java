package io.pteronimbus.controller.observe;

import io.pteronimbus.controller.gameserver.ServerRef;
import io.pteronimbus.crd.GameServer;
import io.pteronimbus.crd.GameServerStatus;
import io.pteronimbus.events.ServerStats;
import io.pteronimbus.query.Players;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** What is to be looked at, and who is to be told of it. */
interface Surroundings {

    /** @param runId of the container that runs at present */
    record Running(ServerRef ref, GameServer server, String runId) {}

    /** Servers whose container runs, most of them for long; those among them that are not to be asked yet are not wrong here. */
    Stream<ServerRef> up();

    /** Empty when its container does not run. */
    Optional<Running> running(ServerRef ref);

    /** Empty when the game has no query, no address, or no answer; never fails. */
    CompletionStage<Optional<Players>> ask(Running running);

    Optional<ServerStats.Usage> usage(ServerRef ref, Instant now);

    void answered(ServerRef ref, String runId);

    void saw(ServerRef ref, GameServerStatus written, int online, int max, Instant at);

    void publish(ServerStats sample);

    /** The server does not run any more. */
    void forget(ServerRef ref);
}
