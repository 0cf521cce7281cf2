package io.pteronimbus.demogame;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import net.kyori.adventure.text.Component;
import net.minestom.server.Auth;
import net.minestom.server.MinecraftServer;
import net.minestom.server.entity.Player;
import net.minestom.server.instance.InstanceContainer;
import net.minestom.server.instance.block.Block;
import net.minestom.server.network.packet.server.common.DisconnectPacket;

/** The world and its players. There can be one per process, since the protocol library keeps its state there. */
final class GameServer implements Game {
    private static final int GROUND = 40;
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final GameConfig config;
    private final ServerLog log;
    private final WorldRecord world;
    private final Runnable stop;

    /** @param stop begins the orderly end of the process */
    GameServer(GameConfig config, ServerLog log, WorldRecord world, Runnable stop) {
        this.config = config;
        this.log = log;
        this.world = world;
        this.stop = stop;
    }

    /**
     * Builds the world and opens the port; clients can join when this returns.
     *
     * @throws IOException when the port cannot be had or the record cannot be written
     */
    void start() throws IOException {
        MinecraftServer server = MinecraftServer.init(new Auth.Offline());
        InstanceContainer flat = MinecraftServer.getInstanceManager().createInstanceContainer();
        flat.setGenerator(unit -> {
            unit.modifier().fillHeight(0, 1, Block.BEDROCK);
            unit.modifier().fillHeight(1, GROUND - 1, Block.DIRT);
            unit.modifier().fillHeight(GROUND - 1, GROUND, Block.GRASS_BLOCK);
        });
        new PlayerEvents(config, log, world, flat, GROUND).register(MinecraftServer.getGlobalEventHandler());
        try {
            server.start(new InetSocketAddress(config.bind(), config.port()));
        } catch (RuntimeException e) {
            throw new IOException("Cannot listen on " + config.bind() + ":" + config.port() + ": " + reason(e), e);
        }
        world.started();
    }

    /** The port that is open; differs from the configured one when that was 0. */
    int port() {
        return MinecraftServer.getServer().getPort();
    }

    /** Sends everybody away with a reason, closes the port and saves. */
    void close() throws IOException {
        log.info("Stopping the server");
        sendAway();
        MinecraftServer.stopCleanly();
        world.save();
        log.info("Saved");
    }

    @Override
    public List<String> online() {
        return MinecraftServer.getConnectionManager().getOnlinePlayers().stream()
                .map(Player::getUsername)
                .sorted()
                .toList();
    }

    @Override
    public int maxPlayers() {
        return config.maxPlayers();
    }

    @Override
    public String history() {
        return world.summary();
    }

    @Override
    public void broadcast(String message) {
        for (Player player : MinecraftServer.getConnectionManager().getOnlinePlayers()) {
            player.sendMessage(Component.text(message));
        }
    }

    @Override
    public void stop() {
        stop.run();
    }

    /**
     * Tells every client why, and leaves closing to them: a socket closed from here while the client still talks would
     * lose the reason. Clients that stay are cut off after {@link #FAREWELL}.
     */
    private static void sendAway() {
        DisconnectPacket farewell = new DisconnectPacket(Component.text("Server closed"));
        long end = System.nanoTime() + FAREWELL.toNanos();
        for (Player player : MinecraftServer.getConnectionManager().getOnlinePlayers()) {
            player.sendPacket(farewell);
        }
        while (MinecraftServer.getConnectionManager().getOnlinePlayerCount() > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
