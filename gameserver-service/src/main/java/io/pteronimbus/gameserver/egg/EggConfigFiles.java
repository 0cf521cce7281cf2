package io.pteronimbus.gameserver.egg;

import io.pteronimbus.configfiles.Placeholders;
import io.pteronimbus.crd.GameServerSpec.ConfigEdit;
import io.pteronimbus.crd.GameServerSpec.ConfigFile;
import io.pteronimbus.crd.GameServerSpec.ConfigParser;
import io.pteronimbus.crd.GameTemplateSpec;
import io.pteronimbus.gameserver.egg.EggValue.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The game's own files, and what is set in them before each start. */
final class EggConfigFiles {
    private static final int LONGEST_PATH = 512;
    private static final int LONGEST_MATCH = 512;
    private static final int LONGEST_VALUE = 8_192;
    private static final int MOST_EDITS = 500;
    private static final Set<String> KNOWN = Set.of("parser", "find");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([\\w.-]+)\\s*}}");

    private EggConfigFiles() {}

    /** @param files what the egg has as {@code config.files}, read where it is text */
    static List<ConfigFile> of(EggValue files, ImportReport.Notes notes) {
        var list = new ArrayList<ConfigFile>();
        if (files.members().size() > GameTemplateSpec.MOST_FILES) {
            throw new EggException("there are more than " + GameTemplateSpec.MOST_FILES + " files", files.place());
        }
        files.members().forEach((path, file) -> file(path, file, notes).ifPresent(list::add));
        if (!ConfigBounds.holds(list)) {
            throw new EggException(ConfigBounds.MESSAGE, files.place());
        }
        return list;
    }

    private static Optional<ConfigFile> file(String written, EggValue file, ImportReport.Notes notes) {
        var path = beneath(written);
        var parser = parser(file.get("parser"));
        if (path.isEmpty() || path.length() > LONGEST_PATH) {
            notes.impossible(file, "this is no file beneath the server's own folder: it is never opened");
            return Optional.empty();
        }
        if (parser.isEmpty()) {
            notes.impossible(file.get("parser"), "there is no such parser: the file is left as it is");
            return Optional.empty();
        }
        file.members().forEach((name, value) -> {
            if (!KNOWN.contains(name)) {
                notes.ignored(value, "of a file only its parser and what is set in it count");
            }
        });
        var edits = edits(file.get("find"), notes);
        var values = edits.size() == 1 ? "1 value is" : edits.size() + " values are";
        if (path.equals(written)) {
            notes.mapped(file, values + " set in the file before each start");
        } else {
            notes.adapted(file, values + " set in " + path + " before each start");
        }
        return Optional.of(new ConfigFile(path, parser.get(), edits));
    }

    private static List<ConfigEdit> edits(EggValue find, ImportReport.Notes notes) {
        var edits = new ArrayList<ConfigEdit>();
        find.members().forEach((match, value) -> {
            if (match.isEmpty() || match.length() > LONGEST_MATCH) {
                notes.impossible(value, "nothing can be looked for by this name");
            } else if (value.is(Kind.OBJECT)) {
                value.members().forEach((present, wanted) -> edits.add(edit(match, wanted, present, notes)));
            } else {
                edits.add(edit(match, value, "", notes));
            }
        });
        if (edits.size() > MOST_EDITS) {
            throw new EggException("more than " + MOST_EDITS + " values are set in one file", find.place());
        }
        return edits;
    }

    private static ConfigEdit edit(String match, EggValue value, String present, ImportReport.Notes notes) {
        if (present.length() > LONGEST_MATCH) {
            throw new EggException(value.path() + " depends on a value that is too long", value.place());
        }
        var literal = !value.is(Kind.TEXT);
        var text = literal ? EggJson.text(value) : value.limited(LONGEST_VALUE);
        if (text.length() > LONGEST_VALUE) {
            throw new EggException(value.path() + " is too long", value.place());
        }
        unknownPlaceholders(text)
                .forEach(name ->
                        notes.impossible(value, "{{" + name + "}} is not told to games: it stays as it is written"));
        return new ConfigEdit(match, text, literal, present.isEmpty() ? null : present);
    }

    private static List<String> unknownPlaceholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !Placeholders.isKnown(name))
                .distinct()
                .toList();
    }

    private static Optional<ConfigParser> parser(EggValue value) {
        var name = value.text().strip().toUpperCase(Locale.ROOT);
        var whole = name.equals("YML") ? "YAML" : name;
        return Arrays.stream(ConfigParser.values())
                .filter(one -> one.name().equals(whole))
                .findFirst();
    }

    /** The path without what says nothing; empty when it leaves the folder, or names none. */
    private static String beneath(String path) {
        var parts = new ArrayList<String>();
        for (var part : path.strip().split("/")) {
            if (part.equals("..") || part.indexOf('\0') >= 0 || part.indexOf('\\') >= 0) {
                return "";
            }
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }
}
