package io.pteronimbus.demogame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GameConfigTest {
    @Test
    void shouldUseLoopbackAndTheUsualPortWhenNothingIsSet() {
        // when
        GameConfig config = GameConfig.of(Map.of());

        // then
        assertThat(config).isEqualTo(new GameConfig("127.0.0.1", 25565, "A Pteronimbus demo server", 20, Path.of(".")));
    }

    @Test
    void shouldPreferTheHostsPortWhenBothPortsAreSet() {
        // when
        GameConfig config = GameConfig.of(Map.of("PTN_PORT_25565", "31000", "SERVER_PORT", "25565"));

        // then
        assertThat(config.port()).isEqualTo(31000);
    }

    @Test
    void shouldTakeEveryValueWhenAllAreSet() {
        // when
        GameConfig config = GameConfig.of(Map.of(
                "SERVER_PORT", "25570",
                "SERVER_BIND", "0.0.0.0",
                "MOTD", "Welcome",
                "MAX_PLAYERS", "3",
                "DATA_DIR", "/data"));

        // then
        assertThat(config).isEqualTo(new GameConfig("0.0.0.0", 25570, "Welcome", 3, Path.of("/data")));
    }

    @Test
    void shouldCountABlankValueAsAbsent() {
        // when
        GameConfig config = GameConfig.of(Map.of("SERVER_PORT", " ", "MOTD", ""));

        // then
        assertThat(config.port()).isEqualTo(25565);
        assertThat(config.motd()).isEqualTo("A Pteronimbus demo server");
    }

    @Test
    void shouldNameTheVariableWhenItIsNoNumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GameConfig.of(Map.of("MAX_PLAYERS", "many")))
                .withMessage("MAX_PLAYERS must be a whole number, not \"many\"");
    }

    @Test
    void shouldRefuseValuesOutOfRange() {
        assertThatIllegalArgumentException().isThrownBy(() -> GameConfig.of(Map.of("SERVER_PORT", "65536")));
        assertThatIllegalArgumentException().isThrownBy(() -> GameConfig.of(Map.of("MAX_PLAYERS", "0")));
    }
}
