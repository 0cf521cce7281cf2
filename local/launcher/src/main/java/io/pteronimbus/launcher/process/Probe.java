package io.pteronimbus.launcher.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Asks a process whether it is ready to serve. */
@FunctionalInterface
public interface Probe {
    /**
     * Asks once, within a few seconds.
     *
     * @param pid the process that is asked
     * @throws IOException when it cannot be asked, which means that it is not ready
     */
    boolean ready(long pid) throws IOException;

    /** Ready as soon as a connection to this port of the loopback address is accepted. */
    static Probe port(int port) {
        return pid -> {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                return true;
            }
        };
    }
}
