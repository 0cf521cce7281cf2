package io.pteronimbus.gameserver.egg;

/** A text that is no egg, and where in it that shows. */
public final class EggException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Place place;

    EggException(String message, Place place) {
        super(message);
        this.place = place;
    }

    EggException(String message, Place place, Throwable cause) {
        super(message, cause);
        this.place = place;
    }

    public Place place() {
        return place;
    }

    /** For whoever gave the text: what is wrong with it, and where. */
    public String told() {
        return "Line " + place.line() + ", column " + place.column() + ": " + getMessage();
    }
}
