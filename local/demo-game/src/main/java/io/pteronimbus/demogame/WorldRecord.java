package io.pteronimbus.demogame;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What the world remembers between runs: how often it was started and who was there.
 *
 * <p>Kept as {@code world.json} in the data directory and written whole at each change, so that a killed server loses
 * nothing. Safe for use by several threads.
 */
final class WorldRecord {
    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().create();

    private final Path file;
    private final List<String> players;
    private long starts;

    private record Stored(long starts, List<String> players) {}

    private WorldRecord(Path file, Stored stored) {
        this.file = file;
        this.starts = stored.starts();
        this.players = new ArrayList<>(stored.players());
    }

    /**
     * Reads the record in this directory, or begins an empty one; the directory is made when missing.
     *
     * @throws IOException when the directory cannot be used or holds a record that cannot be read
     */
    static WorldRecord in(Path directory) throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve("world.json");
        if (Files.notExists(file)) {
            return new WorldRecord(file, new Stored(0, List.of()));
        }
        try {
            Stored stored = GSON.fromJson(Files.readString(file), Stored.class);
            return new WorldRecord(file, stored);
        } catch (JsonParseException e) {
            throw new IOException("The world's record " + file + " is damaged", e);
        }
    }

    synchronized void started() throws IOException {
        starts++;
        save();
    }

    /** Remembers a player's name; the same name is kept once. */
    synchronized void seen(String player) throws IOException {
        if (!players.contains(player)) {
            players.add(player);
            save();
        }
    }

    synchronized void save() throws IOException {
        Path next = file.resolveSibling("world.json.next");
        Files.writeString(next, GSON.toJson(new Stored(starts, players)));
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** One sentence for the console, such as {@code This world was started 2 times and has seen 1 player: Alex}. */
    synchronized String summary() {
        String times = starts == 1 ? "once" : starts + " times";
        String seen = players.size() == 1 ? "1 player" : players.size() + " players";
        String names = players.isEmpty() ? "" : ": " + String.join(", ", players);
        return "This world was started " + times + " and has seen " + seen + names;
    }
}
