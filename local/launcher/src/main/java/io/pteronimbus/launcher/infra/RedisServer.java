package io.pteronimbus.launcher.infra;

import io.pteronimbus.launcher.process.ProcessSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Redis with an append-only file: at most a second of writes is lost with the machine's power, none with the process. */
final class RedisServer {
    static final String NAME = "redis";
    private static final byte[] PING = "PING\r\n".getBytes(StandardCharsets.US_ASCII);

    private final BinaryCache binaries;
    private final Path directory;
    private final int port;
    private final Durability durability;

    RedisServer(BinaryCache binaries, Path directory, int port, Durability durability) {
        this.binaries = binaries;
        this.directory = directory;
        this.port = port;
        this.durability = durability;
    }

    static String url(int port) {
        return "redis://127.0.0.1:" + port;
    }

    ProcessSpec spec() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(binaries.redis().toString());
        settings().forEach((name, value) -> command.addAll(List.of("--" + name, value)));
        return new ProcessSpec(
                NAME,
                port,
                command,
                Map.of(),
                () -> Files.createDirectories(directory),
                pid -> answers(),
                ProcessSpec.Shutdown.TERM);
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("port", Integer.toString(port));
        settings.put("bind", "127.0.0.1");
        settings.put("dir", directory.toString());
        settings.put("daemonize", "no");
        settings.put("appendonly", durability == Durability.SAFE ? "yes" : "no");
        settings.put("appendfsync", "everysec");
        settings.put("aof-load-truncated", "yes");
        settings.put("save", "");
        settings.put("maxmemory", "256mb");
        settings.put("maxmemory-policy", "noeviction");
        return settings;
    }

    private boolean answers() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(2000);
            socket.getOutputStream().write(PING);
            return new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII).equals("+PONG");
        }
    }
}
