package io.pteronimbus.gameserver.egg;

import java.util.ArrayList;
import java.util.List;

/** What became of each part of an egg, in the order in which it was looked at. */
public record ImportReport(List<Entry> entries) {
    public ImportReport {
        entries = List.copyOf(entries);
    }

    /**
     * @param path of the part in the egg, as {@code variables[3].rules}
     * @param message for people
     */
    public record Entry(String path, Outcome outcome, String message) {}

    public enum Outcome {
        /** Here it means what it means there. */
        MAPPED,
        /** It was changed so that it does here what it does there. */
        ADAPTED,
        /** It has no meaning here, and nothing is lost. */
        IGNORED,
        /** Something that the egg asks for is not had here. */
        IMPOSSIBLE
    }

    /** Takes down what became of what, while an egg is read. */
    static final class Notes {
        private final List<Entry> entries = new ArrayList<>();

        void mapped(EggValue value, String message) {
            add(value, Outcome.MAPPED, message);
        }

        void adapted(EggValue value, String message) {
            add(value, Outcome.ADAPTED, message);
        }

        void ignored(EggValue value, String message) {
            add(value, Outcome.IGNORED, message);
        }

        void impossible(EggValue value, String message) {
            add(value, Outcome.IMPOSSIBLE, message);
        }

        void adapted(String path, String message) {
            entries.add(new Entry(path, Outcome.ADAPTED, message));
        }

        private void add(EggValue value, Outcome outcome, String message) {
            entries.add(new Entry(value.path(), outcome, message));
        }

        ImportReport report() {
            return new ImportReport(entries);
        }
    }
}
