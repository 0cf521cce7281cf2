package io.pteronimbus.configfiles;

import java.util.List;

/** One way to write configuration down. */
interface Format {

    /**
     * The text with all changes made that find their place.
     *
     * @param text of the file; empty when there is no file
     */
    Edited edit(String text, List<Change> changes) throws ConfigFileException;

    /**
     * What became of a text.
     *
     * @param set values that are now what they were asked to be, also those that were before
     * @param missed changes that found nothing to change
     */
    record Edited(String text, int set, int missed) {}
}
