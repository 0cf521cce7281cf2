package io.pteronimbus.controller.grant;

import io.pteronimbus.events.Actor;
import org.jspecify.annotations.Nullable;

/** A grant does not allow what it came with. The message says why, and holds nothing secret. */
public final class RefusedGrantException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Fault fault;
    private final transient @Nullable Actor actor;

    /** @param actor whom the grant names; null unless it was signed by the panel */
    public RefusedGrantException(Fault fault, @Nullable Actor actor, String why) {
        super("grant refused: " + why);
        this.fault = fault;
        this.actor = actor;
    }

    public Fault fault() {
        return fault;
    }

    public @Nullable Actor actor() {
        return actor;
    }

    /** What may be told. */
    public String why() {
        return String.valueOf(getMessage());
    }
}
