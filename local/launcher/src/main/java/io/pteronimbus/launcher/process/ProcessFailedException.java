package io.pteronimbus.launcher.process;

import java.io.IOException;
import java.util.List;

/** A process did not come up. */
public final class ProcessFailedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> lastLines;

    ProcessFailedException(String message, List<String> lastLines) {
        super(message);
        this.lastLines = List.copyOf(lastLines);
    }

    /** The end of its log. */
    public List<String> lastLines() {
        return lastLines;
    }
}
