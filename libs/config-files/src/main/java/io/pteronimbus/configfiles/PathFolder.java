package io.pteronimbus.configfiles;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/** Goes by paths, on a developer's machine whose file system knows no handles of folders. */
record PathFolder(Path path) implements Folder {

    @Override
    public BasicFileAttributes readAttributes(String name) throws IOException {
        return Files.readAttributes(path.resolve(name), BasicFileAttributes.class, UNLINKED);
    }

    @Override
    public Folder open(String name) throws IOException {
        if (!readAttributes(name).isDirectory()) {
            throw new NotDirectoryException(name);
        }
        return new PathFolder(path.resolve(name));
    }

    @Override
    public SeekableByteChannel read(String name) throws IOException {
        return Files.newByteChannel(path.resolve(name), TO_READ);
    }

    @Override
    public SeekableByteChannel create(String name) throws IOException {
        return Files.newByteChannel(path.resolve(name), TO_CREATE);
    }

    @Override
    public Optional<Set<PosixFilePermission>> mode(String name) throws IOException {
        var view = posix(name);
        return view.isPresent() ? Optional.of(view.get().readAttributes().permissions()) : Optional.empty();
    }

    @Override
    public void setMode(String name, Set<PosixFilePermission> mode) throws IOException {
        var view = posix(name);
        if (view.isPresent()) {
            view.get().setPermissions(mode);
        }
    }

    @Override
    public void move(String from, String to) throws IOException {
        Files.move(path.resolve(from), path.resolve(to), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.delete(path.resolve(name));
    }

    /** Holds nothing. */
    @Override
    public void close() {}

    private Optional<PosixFileAttributeView> posix(String name) {
        return Optional.ofNullable(
                Files.getFileAttributeView(path.resolve(name), PosixFileAttributeView.class, UNLINKED));
    }
}
