package io.pteronimbus.configfiles;

import io.pteronimbus.configfiles.Node.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is to be done, as the controller writes it: <code>
 * [{"path":"server.properties","parser":"PROPERTIES","edits":[{"match":"motd","value":"Hi","literal":false}]}]</code>.
 * Members it does not know are passed over.
 */
public final class ConfigFilesInput {
    private ConfigFilesInput() {}

    /** @throws InvalidInputException also for more files or edits than are taken */
    public static List<ConfigFile> parse(String json) throws InvalidInputException {
        try {
            var files = new ArrayList<ConfigFile>();
            var root = JsonReader.read(json);
            for (var file : items(root, "the files")) {
                files.add(file(file));
            }
            if (files.size() > Limits.FILES) {
                throw new InvalidInputException("more than " + Limits.FILES + " files");
            }
            if (files.stream().mapToInt(file -> file.edits().size()).sum() > Limits.EDITS) {
                throw new InvalidInputException("more than " + Limits.EDITS + " edits");
            }
            return List.copyOf(files);
        } catch (ConfigFileException malformed) {
            throw new InvalidInputException(malformed.reason(), malformed);
        }
    }

    private static ConfigFile file(Node file) throws InvalidInputException {
        var parser = required(file, "parser", Kind.TEXT);
        var edits = new ArrayList<Edit>();
        var list = file.members().get("edits");
        if (list == null) {
            throw new InvalidInputException("a file has no edits");
        }
        for (var edit : items(list, "edits")) {
            edits.add(edit(edit));
        }
        return new ConfigFile(
                required(file, "path", Kind.TEXT),
                Parser.of(parser).orElseThrow(() -> new InvalidInputException("a parser is not known")),
                edits);
    }

    private static Edit edit(Node edit) throws InvalidInputException {
        var literal = edit.members().containsKey("literal")
                && required(edit, "literal", Kind.BOOLEAN).equals("true");
        var value = required(edit, "value", Kind.TEXT);
        if (literal) {
            try {
                JsonReader.readLiteral(value);
            } catch (ConfigFileException malformed) {
                throw new InvalidInputException("a literal is not JSON", malformed);
            }
        }
        var condition = edit.members().get("ifValue");
        var ifValue = condition == null || condition.kind() == Kind.NULL
                ? Optional.<String>empty()
                : Optional.of(required(edit, "ifValue", Kind.TEXT));
        return new Edit(required(edit, "match", Kind.TEXT), value, literal, ifValue);
    }

    private static List<Node> items(Node node, String what) throws InvalidInputException {
        if (node.kind() != Kind.LIST) {
            throw new InvalidInputException(what + " are not a list");
        }
        return node.items();
    }

    private static String required(Node node, String name, Kind kind) throws InvalidInputException {
        var member = node.members().get(name);
        if (member == null || member.kind() != kind) {
            throw new InvalidInputException("\"" + name + "\" is missing or of another type");
        }
        return member.text();
    }
}
