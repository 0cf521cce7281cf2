package io.pteronimbus.gameserver.egg;

import java.util.List;

/** Lists of short texts, in each of the ways that eggs have had to write them. */
final class EggLists {
    private static final int MOST_TAGS = 64;
    private static final int MOST_FEATURES = 64;
    private static final int MOST_DENIED = 256;
    private static final int LONGEST = 100;
    private static final int LONGEST_DENIED = 256;

    private EggLists() {}

    static List<String> tags(EggValue value, ImportReport.Notes notes) {
        var tags = texts(value, LONGEST, MOST_TAGS);
        if (!tags.isEmpty()) {
            notes.mapped(value, "it is found by these");
        }
        return tags;
    }

    static List<String> features(EggValue value, ImportReport.Notes notes) {
        var features = texts(value, LONGEST, MOST_FEATURES);
        if (!features.isEmpty()) {
            notes.ignored(value, "they name helpers of other panels; kept for when it is exported");
        }
        return features;
    }

    static List<String> denied(EggValue value, ImportReport.Notes notes) {
        var denied = value.elements().stream()
                .flatMap(
                        element -> element.limited(LONGEST_DENIED * MOST_DENIED).lines())
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
        require(value, denied, LONGEST_DENIED, MOST_DENIED);
        if (!denied.isEmpty()) {
            notes.mapped(value, "people cannot open or change these files");
        }
        return denied;
    }

    private static List<String> texts(EggValue value, int longest, int most) {
        var texts = value.elements().stream()
                .map(element -> element.limited(longest).strip())
                .filter(text -> !text.isEmpty())
                .distinct()
                .toList();
        require(value, texts, longest, most);
        return texts;
    }

    private static void require(EggValue value, List<String> texts, int longest, int most) {
        if (texts.size() > most || texts.stream().anyMatch(text -> text.length() > longest)) {
            throw new EggException(
                    value.path() + " has more than " + most + " texts, or one that is too long", value.place());
        }
    }
}
