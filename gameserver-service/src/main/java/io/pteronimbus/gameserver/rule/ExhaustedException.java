package io.pteronimbus.gameserver.rule;

/** To find out whether an expression matches would take longer than it is allowed to. */
final class ExhaustedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ExhaustedException() {
        super("it takes too long", null, false, false);
    }
}
