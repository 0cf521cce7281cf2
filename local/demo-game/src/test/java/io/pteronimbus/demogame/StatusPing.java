package io.pteronimbus.demogame;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The server-list request of the Minecraft protocol, written by hand so that it judges the server independently. */
final class StatusPing {
    private StatusPing() {}

    /** Asks the server on this loopback port for its list entry and returns the JSON it answers. */
    static String ask(int port) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            ByteArrayOutputStream handshake = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(handshake);
            VarInt.write(out, 0);
            VarInt.write(out, -1);
            string(out, "127.0.0.1");
            out.writeShort(port);
            VarInt.write(out, 1);
            packet(socket.getOutputStream(), handshake.toByteArray());
            packet(socket.getOutputStream(), new byte[] {0});
            DataInputStream in = new DataInputStream(socket.getInputStream());
            VarInt.read(in);
            if (VarInt.read(in) != 0) {
                throw new IOException("Not a status response");
            }
            return new String(in.readNBytes(VarInt.read(in)), StandardCharsets.UTF_8);
        }
    }

    private static void packet(OutputStream socket, byte[] content) throws IOException {
        ByteArrayOutputStream framed = new ByteArrayOutputStream();
        VarInt.write(framed, content.length);
        framed.write(content);
        socket.write(framed.toByteArray());
        socket.flush();
    }

    private static void string(OutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        VarInt.write(out, bytes.length);
        out.write(bytes);
    }
}
