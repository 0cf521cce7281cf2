package io.pteronimbus.configfiles;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.configfiles.Node.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What eggs that people use ask for, where a folder of them lies beside the project. */
class EggsTest {
    private static final Pattern VARIABLE = Pattern.compile("env(?:ironment)?\\.(\\w+)");

    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicTest> shouldMakeAndThenKeepEveryFileWhenAnEggNamesIt() throws IOException {
        var eggs = eggs();
        if (eggs.isEmpty()) {
            System.out.println("NOT TESTED: no folder shared/eggs beside this project or a folder around it");
        }
        Assumptions.assumeTrue(eggs.isPresent(), "no folder shared/eggs beside this project or a folder around it");
        try (var files = Files.list(eggs.get())) {
            return files
                    .filter(file -> file.getFileName().toString().matches(".*\\.(json|ya?ml)"))
                    .sorted()
                    .toList()
                    .stream()
                    .map(egg -> DynamicTest.dynamicTest(egg.getFileName().toString(), () -> render(egg)));
        }
    }

    private void render(Path egg) throws Exception {
        // given
        var files = configFiles(read(egg));
        var environment = new TreeMap<>(GameFolder.ENVIRONMENT);
        VARIABLE.matcher(Files.readString(egg)).results().forEach(found -> environment.put(found.group(1), "5 é: #\""));
        var root = Files.createTempDirectory(directory, "game");
        var game = new GameFolder(root, environment);
        // when
        var made = game.change(files.toArray(ConfigFile[]::new));
        var first = contents(root);
        var kept = game.change(files.toArray(ConfigFile[]::new));
        // then
        assertThat(made).allSatisfy(outcome -> assertThat(outcome.leftBecause()).isEmpty());
        assertThat(kept).allSatisfy(outcome -> assertThat(outcome.leftBecause()).isEmpty());
        assertThat(contents(root)).isEqualTo(first);
        assertThat(files)
                .filteredOn(file -> file.parser() != Parser.FILE
                        && file.edits().stream().anyMatch(edit -> edit.ifValue().isEmpty()))
                .allSatisfy(file -> assertThat(root.resolve(file.path())).exists());
    }

    private static Node read(Path egg) throws IOException, ConfigFileException {
        var text = Files.readString(egg);
        return egg.toString().endsWith(".json")
                ? JsonReader.read(text)
                : node(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
    }

    private static List<ConfigFile> configFiles(Node egg) throws ConfigFileException {
        var config = egg.members().get("config");
        var files = config == null ? null : config.members().get("files");
        if (files == null) {
            return List.of();
        }
        var found = new ArrayList<ConfigFile>();
        (files.kind() == Kind.TEXT && !files.text().isBlank() ? JsonReader.read(files.text()) : files)
                .members()
                .forEach((path, file) -> {
                    var parser = Parser.of(member(file, "parser").text()).orElseThrow();
                    var edits = new ArrayList<Edit>();
                    member(file, "find").members().forEach((match, value) -> edits.addAll(edits(match, value)));
                    // the root of a game is where eggs begin, with a slash or without
                    found.add(new ConfigFile(path.replaceFirst("^/", ""), parser, edits));
                });
        return found;
    }

    private static Node member(Node object, String name) {
        return Objects.requireNonNull(object.members().get(name), name);
    }

    private static Node node(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            var object = Node.fresh(Kind.OBJECT);
            map.forEach((name, member) -> object.put(name.toString(), node(member)));
            return object;
        }
        if (value instanceof List<?> items) {
            var list = Node.fresh(Kind.LIST);
            items.forEach(item -> list.add(node(item)));
            return list;
        }
        return value instanceof String text
                ? Node.fresh(Kind.TEXT, text)
                : Node.fresh(value instanceof Boolean ? Kind.BOOLEAN : Kind.NUMBER, String.valueOf(value));
    }

    private static List<Edit> edits(String match, Node value) {
        if (value.kind() == Kind.OBJECT) {
            return value.members().entrySet().stream()
                    .map(condition ->
                            new Edit(match, condition.getValue().text(), false, Optional.of(condition.getKey())))
                    .toList();
        }
        return value.kind() == Kind.TEXT
                ? List.of(new Edit(match, value.text(), false, Optional.empty()))
                : List.of(new Edit(match, JsonPrinter.compact(value), true, Optional.empty()));
    }

    private static Map<String, String> contents(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            var contents = new TreeMap<String, String>();
            for (var file : files.filter(Files::isRegularFile).toList()) {
                contents.put(root.relativize(file).toString(), Files.readString(file));
            }
            return contents;
        }
    }

    private static Optional<Path> eggs() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolveSibling("shared").resolve("eggs"))
                .filter(Files::isDirectory)
                .findFirst();
    }
}
