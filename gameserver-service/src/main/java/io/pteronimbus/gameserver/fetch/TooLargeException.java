package io.pteronimbus.gameserver.fetch;

/** There is more than is wanted. */
final class TooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
