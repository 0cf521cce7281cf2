package io.pteronimbus.launcher.stack;

import java.nio.file.Path;
import java.util.List;

/**
 * The JVM's archive of the classes a program loads (class data sharing), which halves the time of a start. A JVM writes it
 * by itself when it ends and there is none, and ignores one that was made from other jars: a build drops it.
 */
final class StartCache {
    private StartCache() {}

    /**
     * JVM options for the program whose archive lies in this directory of build results. A JVM that has something to say
     * about its archive says it nowhere: standard output is the program's own, such as a game's console.
     */
    static List<String> options(Path target) {
        return List.of(
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + target.resolve("start.jsa"),
                "-Xlog:disable");
    }
}
