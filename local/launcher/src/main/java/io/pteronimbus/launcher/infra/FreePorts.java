package io.pteronimbus.launcher.infra;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HashSet;
import java.util.Set;

/** Finds ports of the loopback address that nobody listens on; gives each out once. */
public final class FreePorts {
    private final Set<Integer> given = new HashSet<>();

    /** Whether this port can be listened on now. */
    public static boolean isFree(int port) {
        if (answers(port)) {
            return false;
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            // this is the answer, not a failure
            return false;
        }
    }

    /** Asked first, since some systems let one listen on loopback where another listens on all addresses. */
    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            // nobody there
            return false;
        }
    }

    /** Keeps this port from being given out. */
    public void reserve(int port) {
        given.add(port);
    }

    /** A free port that was not given out before. */
    public int next() throws IOException {
        while (true) {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                if (given.add(socket.getLocalPort())) {
                    return socket.getLocalPort();
                }
            }
        }
    }
}
