package io.pteronimbus.launcher.process;

/** The signal a process takes as a request to end in order. */
public enum StopSignal {
    TERM,
    INT
}
