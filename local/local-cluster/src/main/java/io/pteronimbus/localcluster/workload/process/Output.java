package io.pteronimbus.localcluster.workload.process;

import java.nio.charset.StandardCharsets;

/** Which of the two outputs of a process. */
public enum Output {
    STDOUT("stdout"),
    STDERR("stderr");

    private final String label;
    private final byte[] labelBytes;

    Output(String label) {
        this.label = label;
        this.labelBytes = label.getBytes(StandardCharsets.US_ASCII);
    }

    /** As a line of a container log names it. */
    public String label() {
        return label;
    }

    public byte[] labelBytes() {
        return labelBytes.clone();
    }
}
