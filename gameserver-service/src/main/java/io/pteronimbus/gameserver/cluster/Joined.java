package io.pteronimbus.gameserver.cluster;

/** @param credential shown this once */
record Joined(String cluster, String credential) {

    /** Without the credential. */
    @Override
    public String toString() {
        return "Joined[" + cluster + "]";
    }
}
