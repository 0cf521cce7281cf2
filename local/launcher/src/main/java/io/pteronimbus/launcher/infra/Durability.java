package io.pteronimbus.launcher.infra;

/** Whether data must outlive the machine's power. */
public enum Durability {
    /** For people's data. */
    SAFE,
    /** For tests, which are faster without waiting for the disk. */
    NONE
}
