package io.pteronimbus.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorTest {
    private static final Map<String, String> DISCORD = Map.of(
            "PTERONIMBUS_DISCORD_CLIENT_ID", "1234567890",
            "PTERONIMBUS_DISCORD_CLIENT_SECRET", "known to its owner");
    private static final Map<String, String> MAIL = Map.of("PTERONIMBUS_MAIL_HOST", "mail.example.org");

    @Test
    void shouldBeThereWhenTheEnvironmentNamesNothingReal() {
        assertThat(Simulator.wanted(Map.of())).containsExactlyInAnyOrder(Simulator.DISCORD, Simulator.MAILBOX);
    }

    @Test
    void shouldGiveWayToWhatIsNamedAlone() {
        // given
        Map<String, String> both = new HashMap<>(DISCORD);
        both.putAll(MAIL);

        // then
        assertThat(Simulator.wanted(DISCORD)).containsExactly(Simulator.MAILBOX);
        assertThat(Simulator.wanted(MAIL)).containsExactly(Simulator.DISCORD);
        assertThat(Simulator.wanted(both)).isEmpty();
    }

    @Test
    void shouldBeRefusedWhenABotIsOfNoApplication() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Simulator.wanted(Map.of("PTERONIMBUS_DISCORD_BOT_TOKEN", "known to the bot")))
                .withMessageContaining("PTERONIMBUS_DISCORD_CLIENT_ID");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PTERONIMBUS_DISCORD_CLIENT_ID", "PTERONIMBUS_DISCORD_CLIENT_SECRET"})
    void shouldBeRefusedWhenHalfAnApplicationIsNamed(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Simulator.wanted(Map.of(name, "1234567890")))
                .withMessageContainingAll("PTERONIMBUS_DISCORD_CLIENT_ID", "PTERONIMBUS_DISCORD_CLIENT_SECRET");
    }
}
