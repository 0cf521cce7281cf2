package io.pteronimbus.localcluster.workload.environment;

/** A ConfigMap, Secret or key that a container needs is not there (yet). The message names it. */
public final class MissingReferenceException extends Exception {

    private static final long serialVersionUID = 1L;

    public MissingReferenceException(String message) {
        super(message);
    }
}
