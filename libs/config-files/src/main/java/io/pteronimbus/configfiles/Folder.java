package io.pteronimbus.configfiles;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/** A folder that is held open, and whose files are reached by a name alone, never through a link. */
interface Folder extends Closeable {
    LinkOption UNLINKED = LinkOption.NOFOLLOW_LINKS;
    Set<StandardOpenOption> TO_CREATE = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    Set<OpenOption> TO_READ = Set.of(StandardOpenOption.READ, UNLINKED);

    /** The best the file system has: by handles where it can, else by paths that are looked at before each use. */
    static Folder at(Path root) throws IOException {
        var stream = Files.newDirectoryStream(root);
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return new HandleFolder(secure, root);
        }
        stream.close();
        return new PathFolder(root);
    }

    /** What a name stands for, itself rather than what it may link to; empty when there is nothing. */
    default Optional<BasicFileAttributes> attributes(String name) throws IOException {
        try {
            return Optional.of(readAttributes(name));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    BasicFileAttributes readAttributes(String name) throws IOException;

    Folder open(String name) throws IOException;

    /** Java has no way to make a folder in one that is held open; what was made is opened without following a link. */
    default void make(String name) throws IOException {
        Files.createDirectory(path().resolve(name));
    }

    Path path();

    SeekableByteChannel read(String name) throws IOException;

    /** A new file, for nobody else to read where files have modes. */
    SeekableByteChannel create(String name) throws IOException;

    /** Empty where files have no modes. */
    Optional<Set<PosixFilePermission>> mode(String name) throws IOException;

    void setMode(String name, Set<PosixFilePermission> mode) throws IOException;

    /** Puts one file in another's place, in one step. */
    void move(String from, String to) throws IOException;

    void delete(String name) throws IOException;
}
