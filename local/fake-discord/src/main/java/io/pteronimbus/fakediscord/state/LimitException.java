package io.pteronimbus.fakediscord.state;

/** More of a thing than there may be. */
public final class LimitException extends RuntimeException {

    private static final long serialVersionUID = 1;

    LimitException(String what, int most) {
        super("Maximum number of " + what + " reached (" + most + ")");
    }
}
