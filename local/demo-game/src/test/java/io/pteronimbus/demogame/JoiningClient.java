package io.pteronimbus.demogame;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.UUID;
import net.minestom.server.MinecraftServer;
import net.minestom.server.network.ConnectionState;
import net.minestom.server.network.NetworkBuffer;
import net.minestom.server.network.packet.PacketWriting;
import net.minestom.server.network.packet.client.ClientPacket;
import net.minestom.server.network.packet.client.configuration.ClientFinishConfigurationPacket;
import net.minestom.server.network.packet.client.configuration.ClientSelectKnownPacksPacket;
import net.minestom.server.network.packet.client.handshake.ClientHandshakePacket;
import net.minestom.server.network.packet.client.login.ClientLoginAcknowledgedPacket;
import net.minestom.server.network.packet.client.login.ClientLoginStartPacket;
import net.minestom.server.network.packet.client.play.ClientChatMessagePacket;

/** Just enough of a client to join over the network, talk and be sent away. */
final class JoiningClient implements AutoCloseable {
    private static final int SET_COMPRESSION = 0x03;
    private static final int LOGIN_SUCCESS = 0x02;
    private static final int FINISH_CONFIGURATION = 0x03;
    private static final int REFUSED = 0x02;
    private static final int SELECT_KNOWN_PACKS = 0x0E;

    private final Socket socket;
    private final DataInputStream in;
    private int compression;

    private record Frame(int id, byte[] content) {
        /** A frame that came compressed has the id -1: none of those needed here is large enough for it. */
        static final Frame LARGE = new Frame(-1, new byte[0]);
    }

    private JoiningClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
    }

    /** @throws IOException with the server's words when it does not let the player in */
    static JoiningClient join(int port, String name) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(20_000);
        JoiningClient client = new JoiningClient(socket);
        client.send(
                ConnectionState.HANDSHAKE,
                new ClientHandshakePacket(
                        MinecraftServer.PROTOCOL_VERSION, "127.0.0.1", port, ClientHandshakePacket.Intent.LOGIN));
        client.send(
                ConnectionState.LOGIN,
                new ClientLoginStartPacket(name, UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))));
        client.readUntil(LOGIN_SUCCESS);
        client.send(ConnectionState.LOGIN, new ClientLoginAcknowledgedPacket());
        client.readUntil(SELECT_KNOWN_PACKS);
        client.send(ConnectionState.CONFIGURATION, new ClientSelectKnownPacksPacket(List.of()));
        client.readUntil(FINISH_CONFIGURATION);
        client.send(ConnectionState.CONFIGURATION, new ClientFinishConfigurationPacket());
        return client;
    }

    void chat(String text) throws IOException {
        send(ConnectionState.PLAY, new ClientChatMessagePacket(text, 0, 0, null, 0, new BitSet(), (byte) 0));
    }

    /** Reads until the server shows this text. */
    void readUntilShown(String text) throws IOException {
        byte[] content;
        do {
            content = frame().content();
        } while (!new String(content, StandardCharsets.UTF_8).contains(text));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void readUntil(int id) throws IOException {
        Frame frame;
        do {
            frame = frame();
            if (compression == 0 && frame.id() == SET_COMPRESSION) {
                compression = MinecraftServer.getCompressionThreshold();
                frame = Frame.LARGE;
            }
            if (id != LOGIN_SUCCESS && frame.id() == REFUSED) {
                throw new IOException(new String(frame.content(), StandardCharsets.UTF_8));
            }
        } while (frame.id() != id);
    }

    private Frame frame() throws IOException {
        byte[] bytes = in.readNBytes(VarInt.read(in));
        NetworkBuffer buffer = NetworkBuffer.wrap(bytes, 0, bytes.length);
        if (compression > 0 && buffer.read(NetworkBuffer.VAR_INT) > 0) {
            return Frame.LARGE;
        }
        return new Frame(buffer.read(NetworkBuffer.VAR_INT), buffer.read(NetworkBuffer.RAW_BYTES));
    }

    private void send(ConnectionState state, ClientPacket packet) throws IOException {
        NetworkBuffer buffer = NetworkBuffer.resizableBuffer(MinecraftServer.process());
        PacketWriting.writeFramedPacket(buffer, state, packet, compression);
        socket.getOutputStream().write(buffer.read(NetworkBuffer.RAW_BYTES));
    }
}
