package io.pteronimbus.configfiles;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** Goes by the handle of the folder, so that it does not matter what becomes of the path to it. */
record HandleFolder(SecureDirectoryStream<Path> stream, Path path) implements Folder {
    private static final FileAttribute<Set<PosixFilePermission>> OWN =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    @Override
    public BasicFileAttributes readAttributes(String name) throws IOException {
        return stream.getFileAttributeView(Path.of(name), BasicFileAttributeView.class, UNLINKED)
                .readAttributes();
    }

    @Override
    public Folder open(String name) throws IOException {
        return new HandleFolder(stream.newDirectoryStream(Path.of(name), UNLINKED), path.resolve(name));
    }

    @Override
    public SeekableByteChannel read(String name) throws IOException {
        return stream.newByteChannel(Path.of(name), TO_READ);
    }

    @Override
    public SeekableByteChannel create(String name) throws IOException {
        return posix(".").isPresent()
                ? stream.newByteChannel(Path.of(name), TO_CREATE, OWN)
                : stream.newByteChannel(Path.of(name), TO_CREATE);
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
        stream.move(Path.of(from), stream, Path.of(to));
    }

    @Override
    public void delete(String name) throws IOException {
        stream.deleteFile(Path.of(name));
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }

    private Optional<PosixFileAttributeView> posix(String name) {
        return Optional.ofNullable(stream.getFileAttributeView(Path.of(name), PosixFileAttributeView.class, UNLINKED));
    }
}
