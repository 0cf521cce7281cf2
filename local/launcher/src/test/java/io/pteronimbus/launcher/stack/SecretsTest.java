package io.pteronimbus.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    private static final String EMAIL = "PTERONIMBUS_ADMIN_EMAIL";
    private static final String PASSWORD = "PTERONIMBUS_ADMIN_PASSWORD";

    @TempDir
    private Path directory;

    @Test
    void shouldBeTheSameWhenReadAgain() throws IOException {
        // when
        Secrets first = Secrets.in(directory, Map.of());
        Secrets second = Secrets.in(directory, Map.of());

        // then
        assertThat(second).isEqualTo(first).isEqualTo(Secrets.read(directory));
    }

    @Test
    void shouldBeForTheOwnerAlone() throws IOException {
        // when
        Secrets secrets = Secrets.in(directory, Map.of());

        // then
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("secrets.json"))))
                .isEqualTo("rw-------");
        assertThat(secrets.toString())
                .doesNotContain(
                        secrets.linkCredential(),
                        secrets.encryptionKey(),
                        secrets.keyOfVariables(),
                        secrets.postgresPassword());
        assertThat(secrets.administrator().toString())
                .doesNotContain(secrets.administrator().password());
    }

    @Test
    void shouldMakeWhatIsMissingAndKeepTheRestWhenAServiceIsNew() throws IOException {
        // given
        Secrets full = Secrets.in(directory, Map.of());
        Secrets older = new Secrets(
                full.postgresPassword(),
                Map.of(),
                full.encryptionKey(),
                full.linkCredential(),
                Map.of("gateway", full.serviceKeys().get("gateway")),
                full.administrator(),
                null,
                null);
        new JsonMapper().writeValue(directory.resolve("secrets.json").toFile(), older);

        // when
        Secrets now = Secrets.in(directory, Map.of());

        // then
        assertThat(now.encryptionKey()).isEqualTo(full.encryptionKey());
        assertThat(now.serviceKeys())
                .hasSize(7)
                .containsEntry("gateway", full.serviceKeys().get("gateway"));
        assertThat(now.discord()).isNotNull();
        assertThat(now.keyOfVariables()).isNotEqualTo(full.keyOfVariables());
        assertThat(now.databasePassword("auth_owner")).isNotEqualTo(now.databasePassword("auth_app"));
    }

    @Test
    void shouldHaveAnEncryptionKeyOf32Bytes() throws IOException {
        assertThat(Base64.getDecoder().decode(Secrets.in(directory, Map.of()).encryptionKey()))
                .hasSize(32);
        assertThat(Base64.getDecoder().decode(Secrets.in(directory, Map.of()).keyOfVariables()))
                .hasSize(32);
    }

    @Nested
    class Keys {
        @Test
        void shouldSignWhatEverybodyCanVerify() throws Exception {
            // given
            ServiceKeys keys = Secrets.in(directory, Map.of()).keys();
            JsonWebSignature signature = new JsonWebSignature();
            signature.setAlgorithmHeaderValue("ES256");
            signature.setPayload("hello");
            signature.setKey(((PublicJsonWebKey) JsonWebKey.Factory.newJwk(decode(keys.privateKey("auth-service"))))
                    .getPrivateKey());

            // when
            String signed = signature.getCompactSerialization();

            // then
            JsonWebKeySet trusted = new JsonWebKeySet(decode(keys.trusted()));
            JsonWebSignature received = new JsonWebSignature();
            received.setCompactSerialization(signed);
            received.setKey(
                    trusted.findJsonWebKey("auth-service", "EC", "sig", "ES256").getKey());
            assertThat(received.verifySignature()).isTrue();
        }

        @Test
        void shouldPublishNoPrivatePart() throws IOException {
            // when
            JsonNode trusted = new JsonMapper()
                    .readTree(decode(Secrets.in(directory, Map.of()).keys().trusted()));

            // then
            assertThat(trusted.get("keys")).hasSize(7).noneMatch(key -> key.has("d"));
        }

        @Test
        void shouldRefuseAnUnknownService() throws IOException {
            // given
            ServiceKeys keys = Secrets.in(directory, Map.of()).keys();

            // then
            assertThatIllegalArgumentException().isThrownBy(() -> keys.privateKey("nobody"));
        }
    }

    @Nested
    class OfDiscord {
        @Test
        void shouldBeMadeOnce() throws IOException {
            // when
            DiscordApplication application = Secrets.in(directory, Map.of()).discord();

            // then
            assertThat(application.clientId()).matches("[0-9]{18,19}");
            assertThat(application.clientSecret()).hasSizeGreaterThanOrEqualTo(32);
            assertThat(Secrets.in(directory, Map.of()).discord()).isEqualTo(application);
            assertThat(application.toString()).doesNotContain(application.clientSecret(), application.botToken());
        }

        @Test
        void shouldBeReadFromAFileThatSaysMore() throws IOException {
            // given
            DiscordApplication application = Secrets.in(directory, Map.of()).discord();
            Path file = directory.resolve("secrets.json");
            Files.writeString(
                    file, Files.readString(file).replace("\"botToken\"", "\"simulated\" : true, \"botToken\""));

            // then
            assertThat(file).content(StandardCharsets.UTF_8).contains("simulated");
            assertThat(Secrets.in(directory, Map.of()).discord()).isEqualTo(application);
        }
    }

    @Nested
    class OfTheAdministrator {
        @Test
        void shouldBeShownWhenTheyWereGenerated() throws IOException {
            // when
            Administrator administrator = Secrets.in(directory, Map.of()).administrator();

            // then
            assertThat(administrator.email()).isEqualTo("admin@pteronimbus.local");
            assertThat(administrator.shownPassword()).matches("[a-zA-Z2-9]{20}");
        }

        @Test
        void shouldNotBeKeptWhenTheyAreGiven() throws IOException {
            // given
            Map<String, String> environment = Map.of(EMAIL, "me@example.org", PASSWORD, "mine alone");

            // when
            Administrator administrator = Secrets.in(directory, environment).administrator();

            // then
            assertThat(administrator.email()).isEqualTo("me@example.org");
            assertThat(administrator.effectivePassword(environment)).isEqualTo("mine alone");
            assertThat(administrator.shownPassword()).isEqualTo("(from PTERONIMBUS_ADMIN_PASSWORD)");
            assertThat(directory.resolve("secrets.json"))
                    .content(StandardCharsets.UTF_8)
                    .doesNotContain("mine alone");
        }

        @Test
        void shouldBeRememberedAsGivenWhenTheEnvironmentIsSilentLater() throws IOException {
            // given
            Secrets.in(directory, Map.of(EMAIL, "me@example.org", PASSWORD, "mine alone"));

            // when
            Administrator later = Secrets.in(directory, Map.of()).administrator();

            // then
            assertThat(later.email()).isEqualTo("me@example.org");
            assertThat(later.shownPassword()).isEqualTo("(from PTERONIMBUS_ADMIN_PASSWORD)");
        }

        @Test
        void shouldBeGeneratedAgainForAnotherAccount() throws IOException {
            // given
            Secrets.in(directory, Map.of(EMAIL, "me@example.org", PASSWORD, "mine alone"));

            // when
            Administrator other =
                    Secrets.in(directory, Map.of(EMAIL, "you@example.org")).administrator();

            // then
            assertThat(other.shownPassword()).isEqualTo(other.password());
        }
    }

    private static String decode(String text) {
        return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
