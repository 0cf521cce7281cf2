package io.pteronimbus.configfiles;

import java.util.Arrays;
import java.util.List;

/** The names of folders and at last a file, none of which leads anywhere but further in. */
record RelativePath(List<String> folders, String name) {

    static RelativePath of(String path) throws ConfigFileException {
        if (path.startsWith("/")) {
            throw new ConfigFileException("its path is absolute");
        }
        if (path.indexOf('\\') >= 0 || path.chars().anyMatch(Character::isISOControl)) {
            throw new ConfigFileException("its path has characters that are not taken");
        }
        var names = Arrays.stream(path.split("/", -1))
                .filter(name -> !name.isEmpty() && !name.equals("."))
                .toList();
        if (names.contains("..")) {
            throw new ConfigFileException("its path leads upwards");
        }
        if (names.isEmpty() || path.endsWith("/") || names.size() > Limits.NESTING) {
            throw new ConfigFileException("its path names no file");
        }
        return new RelativePath(names.subList(0, names.size() - 1), names.getLast());
    }
}
