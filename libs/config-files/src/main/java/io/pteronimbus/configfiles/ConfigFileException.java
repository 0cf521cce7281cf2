package io.pteronimbus.configfiles;

/** A file that is left as it is. The message is the reason, for people to read, and never holds what is in the file. */
final class ConfigFileException extends Exception {
    private static final long serialVersionUID = 1L;

    ConfigFileException(String reason) {
        super(reason);
    }

    ConfigFileException(String reason, Throwable cause) {
        super(reason, cause);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
