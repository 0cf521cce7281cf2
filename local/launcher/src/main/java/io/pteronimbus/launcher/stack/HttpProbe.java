package io.pteronimbus.launcher.stack;

import io.pteronimbus.launcher.process.Probe;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Ready when a path answers 200. */
final class HttpProbe {
    private static final int TIMEOUT_MILLIS = 3000;

    private HttpProbe() {}

    static Probe of(int port, String path) {
        URI address = URI.create("http://127.0.0.1:" + port + path);
        return pid -> answersOk(address);
    }

    private static boolean answersOk(URI address) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        try {
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } finally {
            connection.disconnect();
        }
    }
}
