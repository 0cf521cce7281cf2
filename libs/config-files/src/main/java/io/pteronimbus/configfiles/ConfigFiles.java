package io.pteronimbus.configfiles;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Changes the configuration files of one game. Each file is either changed wholly or left as it is, and one that cannot
 * be changed keeps no other from being changed: a game is to start all the same.
 */
public final class ConfigFiles {
    private final Path root;
    private final Placeholders placeholders;

    /** @param root the folder no path leads out of */
    public ConfigFiles(Path root, Placeholders placeholders) {
        this.root = root;
        this.placeholders = placeholders;
    }

    /** What became of each file, in their order. */
    public List<FileOutcome> apply(List<ConfigFile> files) {
        return files.stream().map(this::apply).toList();
    }

    private FileOutcome apply(ConfigFile file) {
        try (var confined = ConfinedFile.open(root, RelativePath.of(file.path()))) {
            return change(file, confined);
        } catch (ConfigFileException left) {
            return FileOutcome.left(file.path(), left.reason());
        } catch (InvalidPathException _) {
            return FileOutcome.left(file.path(), "its path has characters that are not taken");
        } catch (IOException failure) {
            return FileOutcome.left(
                    file.path(),
                    "it could not be read or written (" + failure.getClass().getSimpleName() + ")");
        }
    }

    private FileOutcome change(ConfigFile file, ConfinedFile confined) throws IOException, ConfigFileException {
        var unknown = new ArrayList<String>();
        var changes = new ArrayList<Change>();
        for (var edit : file.edits()) {
            changes.add(Change.of(edit, placeholders, unknown));
        }
        var present = confined.read();
        var content = present.orElseGet(() -> new byte[0]);
        var text = TextFile.of(content);
        var edited = file.parser().format().edit(text.text(), changes);
        var written = text.encode(edited.text());
        if (!Arrays.equals(content, written)) {
            confined.replace(written);
        }
        return new FileOutcome(
                file.path(),
                edited.set(),
                edited.missed(),
                unknown.stream().distinct().toList(),
                Optional.empty());
    }
}
