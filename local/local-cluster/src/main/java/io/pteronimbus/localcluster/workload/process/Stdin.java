package io.pteronimbus.localcluster.workload.process;

/** What a container's process reads. */
public enum Stdin {
    /** Nothing: {@code stdin: false}. */
    NONE,
    /** A named pipe that never ends: {@code stdin: true, stdinOnce: false}. */
    OPEN,
    /** A named pipe that ends with the first writer: {@code stdinOnce: true}. */
    ONCE,
    /** A pipe of its own that ends with {@link ContainerProcess#endInput}: commands run beside the main process. */
    PIPE
}
