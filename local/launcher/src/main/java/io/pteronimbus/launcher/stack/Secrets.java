package io.pteronimbus.launcher.stack;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All secrets of one stack, made once and kept in {@code secrets.json}, which only its owner may read.
 *
 * @param postgresPassword of the super user
 * @param databasePasswords by role
 * @param encryptionKey base64 of 32 bytes, under which auth-service keeps its signing keys
 * @param linkCredential what the controller shows the panel
 * @param serviceKeys private JSON Web Keys by service
 * @param discordApplication null in a file that an older launcher has written
 * @param variablesKey base64 of 32 bytes, under which gameserver-service keeps values of variables; null as before
 */
record Secrets(
        String postgresPassword,
        Map<String, String> databasePasswords,
        String encryptionKey,
        String linkCredential,
        Map<String, String> serviceKeys,
        Administrator administrator,
        @Nullable DiscordApplication discordApplication,
        @Nullable String variablesKey) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String FILE = "secrets.json";

    /** Reads what is there, makes what is missing, and writes the file when anything has changed. */
    static Secrets in(Path directory, Map<String, String> environment) throws IOException {
        Path file = directory.resolve(FILE);
        Secrets stored = Files.exists(file) ? read(directory) : null;
        Secrets secrets = complete(stored, environment);
        if (!secrets.equals(stored)) {
            PrivateFiles.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(secrets));
        }
        return secrets;
    }

    /** Reads what was made at an earlier start. */
    static Secrets read(Path directory) throws IOException {
        return JSON.readValue(directory.resolve(FILE).toFile(), Secrets.class);
    }

    private static Secrets complete(@Nullable Secrets stored, Map<String, String> environment) {
        Secrets base = stored != null
                ? stored
                : new Secrets(
                        RandomText.password(),
                        Map.of(),
                        RandomText.key(),
                        RandomText.password() + RandomText.password(),
                        Map.of(),
                        Administrator.create(),
                        null,
                        null);
        Map<String, String> passwords = new TreeMap<>(base.databasePasswords());
        for (String schema : Service.schemas()) {
            passwords.computeIfAbsent(Database.owner(schema), role -> RandomText.password());
            passwords.computeIfAbsent(Database.application(schema), role -> RandomText.password());
        }
        Map<String, String> keys = new TreeMap<>(base.serviceKeys());
        for (Service service : Service.values()) {
            keys.computeIfAbsent(service.module(), ServiceKeys::generate);
        }
        return new Secrets(
                base.postgresPassword(),
                passwords,
                base.encryptionKey(),
                base.linkCredential(),
                keys,
                base.administrator().with(environment),
                base.discordApplication() == null ? DiscordApplication.create() : base.discordApplication(),
                base.variablesKey() == null ? RandomText.key() : base.variablesKey());
    }

    DiscordApplication discord() {
        return completed(discordApplication);
    }

    String keyOfVariables() {
        return completed(variablesKey);
    }

    private static <T> T completed(@Nullable T secret) {
        if (secret == null) {
            throw new IllegalStateException("These secrets were never completed");
        }
        return secret;
    }

    /** The password of a database role. */
    String databasePassword(String role) {
        String password = databasePasswords.get(role);
        if (password == null) {
            throw new IllegalArgumentException("No password was made for the role " + role);
        }
        return password;
    }

    ServiceKeys keys() {
        return new ServiceKeys(serviceKeys);
    }

    @Override
    public String toString() {
        return "Secrets[of " + administrator.email() + "]";
    }
}
