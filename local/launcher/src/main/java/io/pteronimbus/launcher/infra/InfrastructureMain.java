package io.pteronimbus.launcher.infra;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pteronimbus.launcher.process.Directories;
import io.pteronimbus.launcher.process.News;
import io.pteronimbus.launcher.process.ProcessFailedException;
import io.pteronimbus.launcher.process.ProcessGroup;
import io.pteronimbus.launcher.process.ProcessSpec;
import io.pteronimbus.launcher.process.RunDirectory;
import io.pteronimbus.launcher.process.SupervisedProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The infrastructure alone, for tests: on free ports and in a temporary directory that goes with it.
 *
 * <p>When all is ready one line of JSON appears on standard output:
 * {@code {"postgres":{"url","user","password"},"redis":"redis://...","kafka":"host:port"}}. It ends with its standard
 * input, or by SIGTERM.
 */
public final class InfrastructureMain {
    private static final Duration WITHIN = Duration.ofSeconds(90);

    private final Path directory;
    private final List<SupervisedProcess> processes;
    private final Infrastructure infrastructure;
    private final Warden warden;
    private boolean closed;

    private InfrastructureMain(
            Path directory, Infrastructure infrastructure, List<SupervisedProcess> processes, Warden warden) {
        this.directory = directory;
        this.infrastructure = infrastructure;
        this.processes = processes;
        this.warden = warden;
    }

    /** The addresses as tests read them. */
    record Addresses(Postgres postgres, String redis, String kafka) {
        record Postgres(String url, String user, String password) {}
    }

    /**
     * Runs until the input ends or the process is told to.
     *
     * @return the process's exit code
     */
    public static int run(InputStream in, OutputStream out) throws IOException, InterruptedException {
        InfrastructureMain main = prepare(System.getenv(), System.err::println);
        Runtime.getRuntime().addShutdownHook(new Thread(main::closeQuietly, "end"));
        try {
            main.start();
        } catch (ProcessFailedException e) {
            System.err.println(e.getMessage());
            e.lastLines().forEach(System.err::println);
            return 1;
        }
        out.write((new JsonMapper().writeValueAsString(main.addresses()) + "\n").getBytes(UTF_8));
        out.flush();
        in.transferTo(OutputStream.nullOutputStream());
        main.close();
        return 0;
    }

    static InfrastructureMain prepare(Map<String, String> environment, News news) throws IOException {
        Path directory = Files.createTempDirectory("pteronimbus-infrastructure-");
        Infrastructure infrastructure = new Infrastructure(
                Infrastructure.Ports.free(), UUID.randomUUID().toString());
        RunDirectory run = RunDirectory.at(directory.resolve("run"));
        List<SupervisedProcess> processes = new ArrayList<>();
        for (ProcessSpec spec : infrastructure.specs(directory, Durability.NONE, environment, List.of())) {
            processes.add(new SupervisedProcess(spec, directory.resolve("logs"), run, news, Clock.systemUTC()));
        }
        return new InfrastructureMain(directory, infrastructure, processes, Warden.over(directory));
    }

    void start() throws IOException, InterruptedException {
        ProcessGroup.start(processes, WITHIN);
    }

    Addresses addresses() {
        return new Addresses(
                new Addresses.Postgres(
                        infrastructure.postgresUrl("postgres"), PostgresServer.USER, infrastructure.password()),
                infrastructure.redisUrl(),
                infrastructure.kafkaAddress());
    }

    Path directory() {
        return directory;
    }

    synchronized void close() throws IOException, InterruptedException {
        if (!closed) {
            closed = true;
            ProcessGroup.stop(processes);
            warden.dismiss();
            Directories.delete(directory);
        }
    }

    private void closeQuietly() {
        try {
            close();
        } catch (IOException e) {
            System.err.println("Not everything could be removed: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
