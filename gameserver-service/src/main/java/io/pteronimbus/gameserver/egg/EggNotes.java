package io.pteronimbus.gameserver.egg;

import io.pteronimbus.crd.GameTemplateSpec.Egg;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an egg says that no server here needs: kept for whoever exports it, and told. */
final class EggNotes {
    private static final Pattern ICON = Pattern.compile("data:image/(png|jpeg|webp|gif);base64,[A-Za-z0-9+/=\\s]+");
    private static final String DATA = "data:";
    private static final int LONGEST_ICON = 400_000;
    private static final int LONGEST_JSON = 16_384;
    private static final int LONGEST_URL = 2_048;
    private static final int LONGEST_AUTHOR = 191;
    private static final int LONGEST_UUID = 64;
    private static final Set<String> COLOURS = Set.of("strip_ansi");

    private EggNotes() {}

    static boolean isIcon(EggValue value) {
        return value.text().startsWith(DATA);
    }

    /** @param startup what the egg has as {@code config.startup}, read where it is text; likewise the logs */
    static @Nullable Egg of(EggValue egg, EggValue startup, EggValue logs, ImportReport.Notes notes) {
        var made = new Egg(
                kept(egg.get("uuid"), LONGEST_UUID, notes),
                kept(egg.get("author"), LONGEST_AUTHOR, notes),
                kept(egg.get("meta").get("update_url"), LONGEST_URL, notes),
                icon(egg, notes),
                logs(logs, notes),
                startup(startup, notes));
        return made.equals(new Egg(null, null, null, null, null, null)) ? null : made;
    }

    private static @Nullable String kept(EggValue value, int most, ImportReport.Notes notes) {
        var text = value.textOrNull();
        if (text == null || text.length() > most) {
            return null;
        }
        notes.ignored(value, "kept for when it is exported");
        return text;
    }

    private static @Nullable String icon(EggValue egg, ImportReport.Notes notes) {
        for (var value : List.of(egg.get("icon"), egg.get("image"))) {
            if (!isIcon(value)) {
                if (value.path().equals("icon") && !value.isEmpty()) {
                    notes.ignored(value, "pictures that lie elsewhere are not shown");
                }
                continue;
            }
            if (value.text().length() <= LONGEST_ICON
                    && ICON.matcher(value.text()).matches()) {
                notes.mapped(value, "its picture");
                return value.text();
            }
            notes.impossible(value, "a picture is PNG, JPEG, WebP or GIF, of at most " + LONGEST_ICON + " characters");
        }
        return null;
    }

    private static @Nullable String logs(EggValue logs, ImportReport.Notes notes) {
        if (logs.isEmpty()) {
            return null;
        }
        notes.ignored(logs, "output is read where the game prints it; kept for when it is exported");
        return json(logs);
    }

    private static @Nullable String startup(EggValue startup, ImportReport.Notes notes) {
        var others = new LinkedHashMap<String, EggValue>();
        startup.members().forEach((name, value) -> {
            if (!name.equals("done") && !value.isEmpty()) {
                others.put(name, value);
                notes.ignored(
                        value,
                        COLOURS.contains(name)
                                ? "the text is looked for with and without colours anyway"
                                : "kept for when it is exported");
            }
        });
        return others.isEmpty() ? null : json(EggValue.object(startup.path(), startup.place(), others));
    }

    private static String json(EggValue value) {
        var text = EggJson.text(value);
        if (text.length() > LONGEST_JSON) {
            throw new EggException(value.path() + " is too long", value.place());
        }
        return text;
    }
}
