package io.pteronimbus.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceEnvironmentTest {
    @TempDir
    private Path directory;

    private StackPorts ports;
    private Secrets secrets;
    private ServiceEnvironment environment;

    @BeforeEach
    void prepare() throws IOException {
        ports = StackPorts.choose(directory, 8080, port -> true, Set.of(Simulator.values()));
        secrets = Secrets.in(directory, Map.of());
        environment = new ServiceEnvironment(new StackLayout(directory, directory), ports, secrets, Map.of());
    }

    @Test
    void shouldPassSettingsOfSignInOnToAuthServiceAloneWhenGiven() {
        // given
        Map<String, String> given = Map.of(
                "PTERONIMBUS_AUTH_OIDC_ISSUER", "https://id.example.org",
                "PTERONIMBUS_ADMIN_DISCORD_IDS", "1180000000000000001",
                "PTERONIMBUS_AUTH_ENCRYPTION_KEY", "somebody's",
                "PTERONIMBUS_PORT", "9000");

        // when
        ServiceEnvironment told = new ServiceEnvironment(new StackLayout(directory, directory), ports, secrets, given);

        // then
        assertThat(told.of(Service.AUTH))
                .containsEntry("PTERONIMBUS_AUTH_OIDC_ISSUER", "https://id.example.org")
                .containsEntry("PTERONIMBUS_ADMIN_DISCORD_IDS", "1180000000000000001")
                .containsEntry("PTERONIMBUS_AUTH_ENCRYPTION_KEY", secrets.encryptionKey())
                .doesNotContainKey("PTERONIMBUS_PORT");
        assertThat(told.of(Service.TENANT)).doesNotContainKey("PTERONIMBUS_AUTH_OIDC_ISSUER");
    }

    @Test
    void shouldTellEveryServiceWhereTheOthersAre() {
        assertThat(Arrays.stream(Service.values()).map(environment::of))
                .allSatisfy(variables -> assertThat(variables)
                        .containsEntry("QUARKUS_HTTP_HOST", "127.0.0.1")
                        .containsEntry("PTERONIMBUS_AUTH_URL", "http://127.0.0.1:8081")
                        .containsEntry("PTERONIMBUS_TENANT_URL", "http://127.0.0.1:8082")
                        .containsEntry("PTERONIMBUS_GAMESERVER_URL", "http://127.0.0.1:8083")
                        .containsEntry("PTERONIMBUS_NOTIFICATION_URL", "http://127.0.0.1:8084")
                        .containsEntry("PTERONIMBUS_PUBLIC_URL", "http://localhost:8080")
                        .containsEntry("PTERONIMBUS_COOKIE_SUFFIX", "8080")
                        .containsEntry("QUARKUS_REDIS_HOSTS", "redis://127.0.0.1:" + ports.of("redis"))
                        .containsEntry("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.of("kafka"))
                        .containsKey("PTERONIMBUS_SERVICE_TRUSTED"));
    }

    @Test
    void shouldGiveAServiceItsOwnRolesAndNobodyElses() {
        // when
        Map<String, String> variables = environment.of(Service.TENANT);

        // then
        assertThat(variables)
                .containsEntry(
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        "jdbc:postgresql://127.0.0.1:" + ports.of("postgres") + "/pteronimbus?currentSchema=tenant")
                .containsEntry("QUARKUS_DATASOURCE_USERNAME", "tenant_app")
                .containsEntry("QUARKUS_FLYWAY_USERNAME", "tenant_owner")
                .containsEntry("QUARKUS_FLYWAY_SCHEMAS", "tenant");
        assertThat(variables.values())
                .doesNotContain(secrets.databasePassword("auth_owner"), secrets.postgresPassword());
        assertThat(environment.of(Service.GATEWAY)).doesNotContainKey("QUARKUS_DATASOURCE_JDBC_URL");
    }

    @Test
    void shouldTellOnlyThoseConcernedAboutTheAdministratorAndTheLink() {
        assertThat(environment.of(Service.AUTH))
                .containsEntry("PTERONIMBUS_ADMIN_EMAIL", "admin@pteronimbus.local")
                .containsEntry(
                        "PTERONIMBUS_ADMIN_PASSWORD", secrets.administrator().password())
                .containsEntry("PTERONIMBUS_AUTH_ENCRYPTION_KEY", secrets.encryptionKey());
        assertThat(environment.of(Service.GAMESERVER))
                .containsEntry("PTERONIMBUS_LINK_CLUSTER", "local")
                .containsEntry("PTERONIMBUS_LINK_CREDENTIAL", secrets.linkCredential())
                .containsEntry("PTERONIMBUS_GAMESERVER_ENCRYPTION_KEY", secrets.keyOfVariables())
                .doesNotContainValue(secrets.encryptionKey());
        assertThat(environment.of(Service.CONTROLLER))
                .containsEntry("PTERONIMBUS_LINK_URL", "ws://127.0.0.1:8080/api/v1/link")
                .containsEntry("PTERONIMBUS_LINK_CREDENTIAL", secrets.linkCredential())
                .containsEntry("PTERONIMBUS_CLUSTER_NAME", "local")
                .containsEntry("PTERONIMBUS_CONTROLLER_PUBLIC_HOST", "localhost")
                .containsEntry("KUBECONFIG", directory.resolve("kubeconfig").toString());
        assertThat(environment.of(Service.NOTIFICATION))
                .doesNotContainKeys("PTERONIMBUS_LINK_CREDENTIAL", "PTERONIMBUS_ADMIN_PASSWORD");
    }

    @Test
    void shouldHavePeopleSignInWithTheSimulatedDiscordWhenNoApplicationIsNamed() {
        assertThat(environment.of(Service.AUTH))
                .containsEntry(
                        "PTERONIMBUS_AUTH_DISCORD_CLIENT_ID", secrets.discord().clientId())
                .containsEntry(
                        "PTERONIMBUS_AUTH_DISCORD_CLIENT_SECRET",
                        secrets.discord().clientSecret())
                .containsEntry("PTERONIMBUS_AUTH_DISCORD_URL", "http://localhost:8090")
                .containsEntry("PTERONIMBUS_AUTH_DISCORD_API_URL", "http://127.0.0.1:8090")
                .containsEntry("PTERONIMBUS_AUTH_DISCORD_SIMULATED", "true");
        assertThat(environment.of(Service.TENANT).values())
                .doesNotContain(
                        secrets.discord().clientSecret(), secrets.discord().botToken());
    }

    @Test
    void shouldHavePeopleSignInWithDiscordItselfWhenAnApplicationIsNamed() throws IOException {
        // given
        Map<String, String> given = Map.of(
                "PTERONIMBUS_DISCORD_CLIENT_ID", "1234567890",
                "PTERONIMBUS_DISCORD_CLIENT_SECRET", "known to its owner");
        StackPorts real = StackPorts.choose(directory, 8080, port -> true, Simulator.wanted(given));
        StackLayout layout = new StackLayout(directory, directory);

        // when
        Map<String, String> variables = new ServiceEnvironment(layout, real, secrets, given).of(Service.AUTH);
        StackPlan plan = new StackPlan(layout, real, secrets, given);

        // then
        assertThat(variables)
                .containsEntry("PTERONIMBUS_AUTH_DISCORD_CLIENT_ID", "1234567890")
                .containsEntry("PTERONIMBUS_AUTH_DISCORD_CLIENT_SECRET", "known to its owner")
                .containsEntry("PTERONIMBUS_AUTH_DISCORD_SIMULATED", "false")
                .doesNotContainKeys("PTERONIMBUS_AUTH_DISCORD_URL", "PTERONIMBUS_AUTH_DISCORD_API_URL");
        assertThat(plan.simulators()).noneMatch(spec -> spec.name().equals("fake-discord"));
        assertThat(ReadyMessage.lines(plan)).contains("Discord: the application of PTERONIMBUS_DISCORD_CLIENT_ID");
        assertThat(directory.resolve("secrets.json"))
                .content(StandardCharsets.UTF_8)
                .doesNotContain("known to its owner");
    }

    @Test
    void shouldGiveTheBotItsTokenAndNobodyElse() {
        // when
        Map<String, String> variables = environment.of(Service.BOT);

        // then
        assertThat(variables)
                .containsEntry("PTERONIMBUS_BOT_TOKEN", secrets.discord().botToken())
                .containsEntry("PTERONIMBUS_BOT_CLIENT_ID", secrets.discord().clientId())
                .containsEntry("PTERONIMBUS_BOT_DISCORD_URL", "http://localhost:8090")
                .containsEntry("PTERONIMBUS_BOT_API_URL", "http://127.0.0.1:8090")
                .doesNotContainKey("QUARKUS_DATASOURCE_JDBC_URL");
        assertThat(environment.of(Service.TENANT)).containsEntry("PTERONIMBUS_BOT_URL", "http://127.0.0.1:8085");
        assertThat(Arrays.stream(Service.values()).filter(service -> service != Service.BOT))
                .allSatisfy(service -> assertThat(environment.of(service).values())
                        .doesNotContain(secrets.discord().botToken()));
    }

    @Test
    void shouldGiveTheBotTheTokenOfTheApplicationThatIsNamed() throws IOException {
        // given
        Map<String, String> given = Map.of(
                "PTERONIMBUS_DISCORD_CLIENT_ID", "1234567890",
                "PTERONIMBUS_DISCORD_CLIENT_SECRET", "known to its owner",
                "PTERONIMBUS_DISCORD_BOT_TOKEN", "known to the bot",
                "PTERONIMBUS_BOT_MEMBERS_INTENT", "false");
        StackPorts real = StackPorts.choose(directory, 8080, port -> true, Simulator.wanted(given));
        StackLayout layout = new StackLayout(directory, directory);

        // when
        Map<String, String> variables = new ServiceEnvironment(layout, real, secrets, given).of(Service.BOT);

        // then
        assertThat(variables)
                .containsEntry("PTERONIMBUS_BOT_TOKEN", "known to the bot")
                .containsEntry("PTERONIMBUS_BOT_CLIENT_ID", "1234567890")
                .containsEntry("PTERONIMBUS_BOT_MEMBERS_INTENT", "false")
                .doesNotContainKeys("PTERONIMBUS_BOT_DISCORD_URL", "PTERONIMBUS_BOT_API_URL");
    }

    @Test
    void shouldHaveNoBotWhenTheApplicationThatIsNamedHasNone() throws IOException {
        // given
        Map<String, String> given = Map.of(
                "PTERONIMBUS_DISCORD_CLIENT_ID", "1234567890",
                "PTERONIMBUS_DISCORD_CLIENT_SECRET", "known to its owner");
        StackPorts real = StackPorts.choose(directory, 8080, port -> true, Simulator.wanted(given));

        // then
        assertThat(new ServiceEnvironment(new StackLayout(directory, directory), real, secrets, given).of(Service.BOT))
                .doesNotContainKey("PTERONIMBUS_BOT_TOKEN");
    }

    @Test
    void shouldTellTheSimulatedDiscordWhereItsPeopleReturnTo() {
        // given
        StackPlan plan = new StackPlan(new StackLayout(directory, directory), ports, secrets, Map.of());

        // then
        assertThat(plan.simulators().getFirst()).satisfies(spec -> {
            assertThat(spec.name()).isEqualTo("fake-discord");
            assertThat(spec.port()).isEqualTo(8090);
            assertThat(spec.command()).doesNotContain(secrets.discord().clientSecret());
            assertThat(spec.environment())
                    .containsEntry("FAKE_DISCORD_PUBLIC_URL", "http://localhost:8090")
                    .containsEntry(
                            "FAKE_DISCORD_REDIRECT_URIS",
                            "http://localhost:8080/api/v1/auth/discord/callback"
                                    + " http://127.0.0.1:8080/api/v1/auth/discord/callback"
                                    + " http://localhost:8080/communities/added"
                                    + " http://127.0.0.1:8080/communities/added");
        });
        assertThat(ReadyMessage.lines(plan)).contains("Discord: simulated, http://localhost:8090");
    }
}
