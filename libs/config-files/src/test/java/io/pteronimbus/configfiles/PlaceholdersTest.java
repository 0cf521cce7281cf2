package io.pteronimbus.configfiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholdersTest {
    private final Placeholders placeholders = new Placeholders(GameFolder.ENVIRONMENT);

    @Nested
    class IsKnown {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "server.build.default.port",
                    "server.allocations.default.port",
                    "server.build.default.ip",
                    "server.allocations.default.ip",
                    "server.build.memory",
                    "server.build.memory_limit",
                    "server.uuid",
                    "config.docker.interface",
                    "config.docker.network.interface",
                    "env.X",
                    "server.build.env.X",
                    "server.environment.X",
                    "server.build.environment.X_1",
                    " env.discord_token "
                })
        void shouldBeTrueWhenTheNameIsListed(String name) {
            assertThat(Placeholders.isKnown(name)).isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "env",
                    "env.",
                    "env.a.b",
                    "env.a-b",
                    "env.{X",
                    "server",
                    "server.build",
                    "server.token",
                    "config",
                    "config.docker",
                    "config.docker.network",
                    "config.docker.interface.x",
                    "SERVER.UUID",
                    "X",
                    "server.build.default.port.x",
                    "env.PTERONIMBUS_CONFIG_FILES",
                    "env.kubernetes_service_host",
                    "server.build.env.KUBERNETES_SERVICE_HOST",
                    "server.environment.PTERONIMBUS_TOKEN"
                })
        void shouldBeFalseWhenTheNameIsNotListed(String name) {
            assertThat(Placeholders.isKnown(name)).isFalse();
        }
    }

    @Nested
    class Resolve {
        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                        0.0.0.0:{{server.build.default.port}} | 0.0.0.0:25570
                        {{ server.allocations.default.port }} | 25570
                        {{server.build.default.ip}}/{{server.allocations.default.ip}} | 10.1.2.3/10.1.2.3
                        {{server.build.memory}} {{server.build.memory_limit}} | 2048 2048
                        {{server.uuid}} | 0b9c
                        {{config.docker.interface}} {{config.docker.network.interface}} | 127.0.0.1 127.0.0.1
                        [{{env.ABSENT}}] | []
                        {{{server.uuid}}} | {0b9c}
                        {{server.environment.{{server.uuid}} | {{server.environment.0b9c
                        {{server.uuid} | {{server.uuid}
                        {{ | {{
                        """)
        void shouldPutValuesInTheirPlacesWhenNamesAreKnown(String text, String expected) {
            // when
            var resolved = placeholders.resolve(text);
            // then
            assertThat(resolved.text()).isEqualTo(expected);
            assertThat(resolved.unknown()).isEmpty();
        }

        @Test
        void shouldListenEverywhereWhenNoAddressIsGiven() {
            assertThat(new Placeholders(Map.of())
                            .resolve("{{server.build.default.ip}}")
                            .text())
                    .isEqualTo("0.0.0.0");
        }

        @Test
        void shouldNotLookIntoAValueWhenItHasPlaceholdersOfItsOwn() {
            // when
            var resolved = placeholders.resolve("{{env.MOTD}} {{server.uuid}}");
            // then
            assertThat(resolved.text()).isEqualTo("A {{env.SERVER_PORT}} server 0b9c");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "config.token",
                    "config.token_id",
                    "config.api.ssl.key",
                    "config.remote",
                    "config.docker",
                    "server.token",
                    "env.PTERONIMBUS_TOKEN",
                    "env.pteronimbus_token",
                    "env.KUBERNETES_SERVICE_HOST"
                })
        void shouldStayAsWrittenAndBeToldWhenANameIsNotListedAsInCve202652855(String name) {
            // when
            var resolved = placeholders.resolve("a {{" + name + "}} {{ " + name + " }} {{server.uuid}}");
            // then
            assertThat(resolved.text()).isEqualTo("a {{" + name + "}} {{ " + name + " }} 0b9c");
            assertThat(resolved.unknown()).containsExactly(name, name);
        }

        @Test
        void shouldNeverTellWhatIsWithheldWhenAnythingIsAsked() {
            var seed = new Random().nextLong();
            for (var round = 0; round < 2_000; round++) {
                // given
                var random = new Random(seed + round);
                var asked = new StringBuilder();
                for (var piece = random.nextInt(8); piece >= 0; piece--) {
                    asked.append(new RandomTexts(random)
                            .pick(List.of(
                                    "{{",
                                    "}}",
                                    "{",
                                    "}",
                                    " ",
                                    "env.",
                                    "server.environment.",
                                    "PTERONIMBUS_",
                                    "TOKEN",
                                    "KUBERNETES_SERVICE_HOST",
                                    "config.token",
                                    "env.PTERONIMBUS_TOKEN",
                                    "\t",
                                    "\0")));
                }
                // when
                var resolved = placeholders.resolve(asked.toString());
                // then
                assertThat(resolved.text())
                        .as("seed %d: %s", seed + round, asked)
                        .doesNotContain("secret", "10.0.0.1");
            }
        }
    }
}
