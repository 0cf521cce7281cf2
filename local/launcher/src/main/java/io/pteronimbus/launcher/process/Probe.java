package io.pteronimbus.launcher.process;

import java.io.IOException;

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
}
