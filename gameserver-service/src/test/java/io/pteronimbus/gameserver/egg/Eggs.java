package io.pteronimbus.gameserver.egg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Eggs to try: those of our own making, one for each oddity, and real ones where a folder of them lies beside the project. */
final class Eggs {
    private static final Path OWN = Path.of("src/test/resources/eggs");
    private static final Path SHARED = Path.of(System.getProperty("eggs.folder", "../../shared/eggs"));

    private Eggs() {}

    /** @param text as the file has it, line ends and all */
    record Egg(String name, String text) {
        ImportedEgg read() {
            return EggImport.read(text, name);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Egg> own() {
        return in(OWN).stream();
    }

    static Stream<Egg> all() {
        if (!Files.isDirectory(SHARED)) {
            System.err.println("SKIPPED: real eggs, since there is no folder "
                    + SHARED.toAbsolutePath().normalize());
            return own();
        }
        return Stream.concat(own(), in(SHARED).stream());
    }

    static Egg named(String name) {
        return own().filter(egg -> egg.name().equals(name)).findFirst().orElseThrow();
    }

    private static List<Egg> in(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(json|yaml)"))
                    .sorted()
                    .map(Eggs::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Egg of(Path file) {
        try {
            return new Egg(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
