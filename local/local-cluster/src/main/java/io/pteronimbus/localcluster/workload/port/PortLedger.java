package io.pteronimbus.localcluster.workload.port;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Which holder has which host port, on disk, so that a port stays with its holder across restarts. */
final class PortLedger {

    static final int FIRST = 30000;
    static final int LAST = 32767;

    private final Path file;
    private final TreeMap<String, Integer> ports = new TreeMap<>();
    private int next = RandomGenerator.getDefault().nextInt(FIRST, LAST + 1);

    PortLedger(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try {
                Json.read(Files.readAllBytes(file))
                        .properties()
                        .forEach(entry ->
                                ports.put(entry.getKey(), entry.getValue().asInt()));
            } catch (IOException e) {
                throw new UncheckedIOException("the port ledger " + file + " cannot be read", e);
            }
        }
    }

    synchronized Optional<Integer> find(String holder) {
        return Optional.ofNullable(ports.get(holder));
    }

    /** Whether someone else than the holder has the port. */
    synchronized boolean taken(int port, Predicate<String> otherThan) {
        return ports.entrySet().stream().anyMatch(entry -> entry.getValue() == port && !otherThan.test(entry.getKey()));
    }

    synchronized void assign(String holder, int port) {
        if (!Integer.valueOf(port).equals(ports.put(holder, port))) {
            save();
        }
    }

    /** Gives the holder a port of the range that nobody holds, nobody is bound to and the caller does not refuse. */
    synchronized int assignFree(String holder, IntPredicate refused) {
        for (int tries = 0; tries <= LAST - FIRST; tries++) {
            int port = next;
            next = next == LAST ? FIRST : next + 1;
            if (!ports.containsValue(port) && !refused.test(port) && isFree(port)) {
                assign(holder, port);
                return port;
            }
        }
        throw new IllegalStateException("no free host port between " + FIRST + " and " + LAST);
    }

    synchronized void releaseIf(Predicate<String> over) {
        if (ports.keySet().removeIf(over)) {
            save();
        }
    }

    private static boolean isFree(int port) {
        var address = new InetSocketAddress(port);
        try (var tcp = new Socket();
                var udp = new DatagramSocket(null)) {
            tcp.setReuseAddress(true);
            tcp.bind(address);
            udp.bind(address);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    private void save() {
        ObjectNode document = Json.object();
        ports.forEach(document::put);
        try {
            Files.createDirectories(file.getParent());
            Path written = Files.write(file.resolveSibling(file.getFileName() + ".new"), Json.bytes(document));
            Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("the port ledger " + file + " cannot be written", e);
        }
    }
}
