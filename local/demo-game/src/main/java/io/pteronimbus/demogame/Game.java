package io.pteronimbus.demogame;

import java.util.List;

/** What the console may ask of a running game. */
interface Game {
    /** Names of the players who are in the world now. */
    List<String> online();

    int maxPlayers();

    /** What the world remembers, in one sentence. */
    String history();

    /** Shows a message to everybody in the world. */
    void broadcast(String message);

    /** Begins an orderly end of the process; returns at once or never. */
    void stop();
}
