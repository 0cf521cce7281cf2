package io.pteronimbus.auth.ldap;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;

/**
 * TLS sockets that wait only so long for each part of the handshake. The library bounds the time to connect and to answer, but
 * a server that takes the connection and then says nothing would hold its handshake up for ever.
 */
final class ImpatientSockets extends SSLSocketFactory {
    private final SSLSocketFactory sockets;
    private final int patienceMillis;

    ImpatientSockets(SSLSocketFactory sockets, int patienceMillis) {
        this.sockets = sockets;
        this.patienceMillis = patienceMillis;
    }

    @Override
    public Socket createSocket() throws IOException {
        return impatient(sockets.createSocket());
    }

    @Override
    public Socket createSocket(Socket plain, String host, int port, boolean autoClose) throws IOException {
        return impatient(sockets.createSocket(plain, host, port, autoClose));
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return impatient(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return impatient(sockets.createSocket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return impatient(sockets.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return impatient(sockets.createSocket(host, port, local, localPort));
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return sockets.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return sockets.getSupportedCipherSuites();
    }

    private Socket impatient(Socket socket) throws IOException {
        socket.setSoTimeout(patienceMillis);
        return socket;
    }
}
