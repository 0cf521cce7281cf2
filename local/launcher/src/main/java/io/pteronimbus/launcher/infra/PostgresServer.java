package io.pteronimbus.launcher.infra;

import io.pteronimbus.launcher.process.Directories;
import io.pteronimbus.launcher.process.ProcessSpec;
import io.pteronimbus.launcher.process.StopSignal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * PostgreSQL with its data in one directory; the super user is {@code postgres}. Passwords are needed on loopback too,
 * since other people of the same machine reach it. There is no Unix socket.
 */
final class PostgresServer {
    static final String NAME = "postgres";
    static final String USER = "postgres";

    private final BinaryCache binaries;
    private final Path directory;
    private final int port;
    private final String password;
    private final Durability durability;

    PostgresServer(BinaryCache binaries, Path directory, int port, String password, Durability durability) {
        this.binaries = binaries;
        this.directory = directory;
        this.port = port;
        this.password = password;
        this.durability = durability;
    }

    /** JDBC address of a database of this server. */
    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    ProcessSpec spec() throws IOException {
        List<String> command = new ArrayList<>(unprivileged());
        command.add(program("postgres"));
        command.addAll(List.of("-D", data().toString()));
        settings().forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return new ProcessSpec(
                NAME,
                port,
                command,
                Map.of(),
                this::prepare,
                pid -> answers(),
                new ProcessSpec.Shutdown(StopSignal.INT, Duration.ofSeconds(20)));
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("port", Integer.toString(port));
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("unix_socket_directories", "");
        settings.put("max_connections", "300");
        settings.put("shared_buffers", "64MB");
        settings.put("wal_level", "minimal");
        settings.put("max_wal_senders", "0");
        settings.put("jit", "off");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        if (durability == Durability.NONE) {
            settings.put("fsync", "off");
            settings.put("full_page_writes", "off");
            settings.put("synchronous_commit", "off");
        }
        return settings;
    }

    private void prepare() throws IOException, InterruptedException {
        Files.createDirectories(directory);
        if (Files.notExists(data())) {
            initialise();
        }
        forgetDeadPostmaster();
    }

    /** Made beside its place and moved there whole, so that an interrupted start leaves nothing half made. */
    private void initialise() throws IOException, InterruptedException {
        Path fresh = directory.resolve("data.new");
        Directories.delete(fresh);
        Path secret = Files.createTempFile(
                directory,
                "password",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(secret, password);
            List<String> command = new ArrayList<>(unprivileged());
            command.addAll(List.of(program("initdb"), "--pgdata=" + fresh, "--username=" + USER));
            command.addAll(List.of("--pwfile=" + secret, "--auth=scram-sha-256"));
            command.addAll(List.of("--encoding=UTF8", "--no-locale", "--no-sync", "--no-instructions"));
            Process initdb =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(initdb.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (initdb.waitFor() != 0) {
                throw new IOException("PostgreSQL cannot make its data directory: " + output.strip());
            }
        } finally {
            Files.delete(secret);
        }
        Files.move(fresh, data());
    }

    /**
     * A killed server leaves its pid behind, and a new one refuses to start while any process has that pid, which after
     * a restart of the machine may be anybody's.
     */
    private void forgetDeadPostmaster() throws IOException {
        Path lock = data().resolve("postmaster.pid");
        if (Files.notExists(lock)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(lock).getFirst().strip());
        boolean alive = ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().command())
                .filter(command -> command.endsWith("/postgres"))
                .isPresent();
        if (!alive) {
            Files.delete(lock);
        }
    }

    private boolean answers() throws IOException {
        Properties login = new Properties();
        login.put("user", USER);
        login.put("password", password);
        login.put("connectTimeout", "2");
        login.put("socketTimeout", "2");
        try (Connection connection = DriverManager.getConnection(url(port, "postgres"), login)) {
            return connection.isValid(2);
        } catch (SQLException e) {
            throw new IOException("PostgreSQL does not answer", e);
        }
    }

    private Path data() {
        return directory.resolve("data");
    }

    private String program(String name) throws IOException {
        return binaries.postgres().resolve("bin").resolve(name).toString();
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it is not. */
    private static List<String> unprivileged() {
        return "root".equals(System.getProperty("user.name")) && Files.isExecutable(Path.of("/usr/bin/unshare"))
                ? List.of("/usr/bin/unshare", "--user", "--")
                : List.of();
    }
}
