package io.pteronimbus.demogame;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Numbers as the protocol writes them: seven bits a byte, lowest first. */
final class VarInt {
    private VarInt() {}

    static void write(OutputStream out, int value) throws IOException {
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            out.write((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    static int read(DataInputStream in) throws IOException {
        int value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            int next = in.readUnsignedByte();
            value |= (next & 0x7F) << shift;
            if ((next & 0x80) == 0) {
                return value;
            }
        }
        throw new IOException("A number of more than five bytes");
    }
}
