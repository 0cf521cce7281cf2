package io.pteronimbus.demogame;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.kyori.adventure.text.Component;
import net.minestom.server.MinecraftServer;
import net.minestom.server.coordinate.Pos;
import net.minestom.server.entity.GameMode;
import net.minestom.server.entity.Player;
import net.minestom.server.event.GlobalEventHandler;
import net.minestom.server.event.player.AsyncPlayerConfigurationEvent;
import net.minestom.server.event.player.PlayerChatEvent;
import net.minestom.server.event.player.PlayerDisconnectEvent;
import net.minestom.server.event.player.PlayerSpawnEvent;
import net.minestom.server.event.server.ServerListPingEvent;
import net.minestom.server.instance.Instance;
import net.minestom.server.ping.Status;

/** What happens when a client asks for the list entry, joins, talks or leaves. */
final class PlayerEvents {
    private final GameConfig config;
    private final ServerLog log;
    private final WorldRecord world;
    private final Instance home;
    private final int ground;
    private final Set<Player> present = ConcurrentHashMap.newKeySet();

    PlayerEvents(GameConfig config, ServerLog log, WorldRecord world, Instance home, int ground) {
        this.config = config;
        this.log = log;
        this.world = world;
        this.home = home;
        this.ground = ground;
    }

    void register(GlobalEventHandler events) {
        events.addListener(ServerListPingEvent.class, this::describe);
        events.addListener(AsyncPlayerConfigurationEvent.class, this::admit);
        events.addListener(PlayerSpawnEvent.class, this::welcome);
        events.addListener(PlayerChatEvent.class, chat -> {
            String line = "<" + chat.getPlayer().getUsername() + "> " + chat.getRawMessage();
            chat.setFormattedMessage(Component.text(line));
            log.info(line);
        });
        events.addListener(PlayerDisconnectEvent.class, this::sayGoodbye);
    }

    private void describe(ServerListPingEvent ping) {
        Status status = Status.builder(ping.getStatus())
                .description(Component.text(config.motd()))
                .playerInfo(Status.PlayerInfo.builder()
                        .onlinePlayers(MinecraftServer.getConnectionManager().getOnlinePlayerCount())
                        .maxPlayers(config.maxPlayers())
                        .build())
                .build();
        ping.setStatus(status);
    }

    private void admit(AsyncPlayerConfigurationEvent event) {
        Player player = event.getPlayer();
        if (MinecraftServer.getConnectionManager().getOnlinePlayerCount() >= config.maxPlayers()) {
            player.kick(Component.text("The server is full"));
            return;
        }
        event.setSpawningInstance(home);
        player.setRespawnPoint(new Pos(0.5, ground, 0.5));
    }

    private void welcome(PlayerSpawnEvent spawn) {
        if (!spawn.isFirstSpawn()) {
            return;
        }
        Player player = spawn.getPlayer();
        player.setGameMode(GameMode.CREATIVE);
        present.add(player);
        announce(player, "joined the game");
        try {
            world.seen(player.getUsername());
        } catch (IOException e) {
            log.error("Cannot save the world: " + e.getMessage());
        }
    }

    private void sayGoodbye(PlayerDisconnectEvent leave) {
        // those who were refused were never here
        if (present.remove(leave.getPlayer())) {
            announce(leave.getPlayer(), "left the game");
        }
    }

    private void announce(Player player, String what) {
        String line = player.getUsername() + " " + what;
        log.info(line);
        home.sendMessage(Component.text(line));
    }
}
