package io.pteronimbus.configfiles;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A game's folder, and its files changed as its egg would have it. */
record GameFolder(Path root, Map<String, String> environment) {
    static final Map<String, String> ENVIRONMENT = Map.of(
            "SERVER_PORT", "25570",
            "SERVER_IP", "10.1.2.3",
            "SERVER_MEMORY", "2048",
            "P_SERVER_UUID", "0b9c",
            "MOTD", "A {{env.SERVER_PORT}} server",
            "PRICE", "5$1",
            "PTERONIMBUS_TOKEN", "secret",
            "KUBERNETES_SERVICE_HOST", "10.0.0.1");

    static GameFolder at(Path root) {
        return new GameFolder(root, ENVIRONMENT);
    }

    static Edit edit(String match, String value) {
        return new Edit(match, value, false, Optional.empty());
    }

    static Edit literal(String match, String json) {
        return new Edit(match, json, true, Optional.empty());
    }

    static Edit editIf(String match, String ifValue, String value) {
        return new Edit(match, value, false, Optional.of(ifValue));
    }

    GameFolder with(String path, String content) {
        try {
            var file = root.resolve(path);
            Files.createDirectories(file.resolve("..").normalize());
            Files.writeString(file, content);
            return this;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    String read(String path) {
        try {
            return Files.readString(root.resolve(path));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    boolean has(String path) {
        return Files.exists(root.resolve(path));
    }

    FileOutcome change(String path, Parser parser, Edit... edits) {
        return change(new ConfigFile(path, parser, List.of(edits))).getFirst();
    }

    List<FileOutcome> change(ConfigFile... files) {
        return new ConfigFiles(root, new Placeholders(environment)).apply(List.of(files));
    }

    /** The text of a file that has been changed twice, which must come to the same as once. */
    String changed(Parser parser, String before, Edit... edits) {
        with("file", before).change("file", parser, edits);
        var once = read("file");
        var outcome = change("file", parser, edits);
        if (!once.equals(read("file"))) {
            throw new AssertionError("changed again the second time: <%s> %s".formatted(read("file"), outcome));
        }
        return once;
    }

    /** A row of a table: a file, what is set in it, and what it is then. */
    record Case(String name, String before, List<Edit> edits, String after) {

        static Case of(String name, String before, String after, Edit... edits) {
            return new Case(name, before, List.of(edits), after);
        }

        Edit[] asArray() {
            return edits.toArray(Edit[]::new);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
