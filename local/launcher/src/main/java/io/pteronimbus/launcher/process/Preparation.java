package io.pteronimbus.launcher.process;

import java.io.IOException;

/** What has to be done before each start of a process, restarts included. */
@FunctionalInterface
public interface Preparation {
    Preparation NONE = () -> {};

    /** @throws IOException when the process cannot be started in this state; counts as a failed start */
    void run() throws IOException, InterruptedException;
}
