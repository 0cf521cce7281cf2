package io.pteronimbus.demogame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsoleCommandsTest {
    private final RecordingGame game = new RecordingGame();
    private final ConsoleCommands commands = new ConsoleCommands(game);

    @Test
    void shouldNameEveryCommandWhenAskedForHelp() {
        // when
        List<String> lines = commands.run("help");

        // then
        assertThat(lines).extracting(line -> line.split(" ")[0]).containsExactly("help", "list", "say", "stop");
    }

    @Test
    void shouldListPlayersAndHistory() {
        // given
        game.players.addAll(List.of("Alex", "Steve"));

        // when
        List<String> lines = commands.run("list");

        // then
        assertThat(lines).containsExactly("There are 2 of a max of 5 players online: Alex, Steve", "a long story");
    }

    @Test
    void shouldTellEverybodyWhenSaying() {
        // when
        List<String> lines = commands.run("  say   good  evening ");

        // then
        assertThat(lines).containsExactly("[Server] good  evening");
        assertThat(game.said).containsExactly("[Server] good  evening");
    }

    @Test
    void shouldExplainItselfWhenNothingIsSaid() {
        // when
        List<String> lines = commands.run("say");

        // then
        assertThat(lines).containsExactly("Usage: say <text>");
        assertThat(game.said).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "/stop", "STOP", " stop "})
    void shouldStopHoweverItIsWritten(String line) {
        // when
        commands.run(line);

        // then
        assertThat(game.stops).isEqualTo(1);
    }

    @Test
    void shouldPrintNothingWhenTheLineIsBlank() {
        assertThat(commands.run("   ")).isEmpty();
    }

    @Test
    void shouldPointToHelpWhenTheCommandIsUnknown() {
        assertThat(commands.run("fly me")).containsExactly("Unknown command. Type \"help\" for help.");
    }

    private static final class RecordingGame implements Game {
        private final List<String> players = new ArrayList<>();
        private final List<String> said = new ArrayList<>();
        private int stops;

        @Override
        public List<String> online() {
            return players;
        }

        @Override
        public int maxPlayers() {
            return 5;
        }

        @Override
        public String history() {
            return "a long story";
        }

        @Override
        public void broadcast(String message) {
            said.add(message);
        }

        @Override
        public void stop() {
            stops++;
        }
    }
}
