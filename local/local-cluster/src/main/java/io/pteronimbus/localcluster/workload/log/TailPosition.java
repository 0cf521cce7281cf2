package io.pteronimbus.localcluster.workload.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Where the last lines of a file begin, found from its end.
 *
 * @param offset where to read from
 * @param lines  how many lines there are from there on
 */
record TailPosition(long offset, long lines) {

    private static final int BLOCK = 64 * 1024;

    static TailPosition of(FileChannel channel, long wanted) throws IOException {
        long size = channel.size();
        long found = 0;
        ByteBuffer block = ByteBuffer.allocate(BLOCK);
        for (long end = size; end > 0; ) {
            long start = Math.max(0, end - BLOCK);
            block.clear().limit((int) (end - start));
            while (block.hasRemaining() && channel.read(block, start + block.position()) >= 0) {
                // until the block is full
            }
            for (int i = block.position() - 1; i >= 0; i--) {
                if (block.get(i) == '\n' && start + i != size - 1 && ++found == wanted) {
                    return new TailPosition(start + i + 1, found);
                }
            }
            end = start;
        }
        return new TailPosition(0, size == 0 ? 0 : found + 1);
    }
}
