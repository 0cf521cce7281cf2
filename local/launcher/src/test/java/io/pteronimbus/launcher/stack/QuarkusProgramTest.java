package io.pteronimbus.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuarkusProgramTest {
    @TempDir
    private Path app;

    @Test
    void shouldPutTransformedClassesBeforeThoseTheyReplace() throws IOException {
        // given
        for (String jar : List.of(
                "quarkus/generated-bytecode.jar",
                "quarkus/transformed-bytecode.jar",
                "app/service.jar",
                "lib/boot/boot.jar",
                "lib/main/b.jar",
                "lib/main/a.jar")) {
            Path file = app.resolve(jar);
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }

        // when
        List<String> arguments = QuarkusProgram.arguments(app.resolve("quarkus-run.jar"));

        // then
        assertThat(arguments).hasSize(3).startsWith("-cp").endsWith("io.quarkus.runner.GeneratedMain");
        assertThat(arguments.get(1).split(File.pathSeparator))
                .extracting(jar -> app.relativize(Path.of(jar)).toString())
                .containsExactly(
                        "quarkus/transformed-bytecode.jar",
                        "quarkus/generated-bytecode.jar",
                        "app/service.jar",
                        "lib/boot/boot.jar",
                        "lib/main/a.jar",
                        "lib/main/b.jar");
    }

    @Test
    void shouldRunTheJarItselfWhenItIsNotOfThatShape() throws IOException {
        // given
        Path jar = app.resolve("quarkus-run.jar");

        // then
        assertThat(QuarkusProgram.arguments(jar)).containsExactly("-jar", jar.toString());
    }
}
