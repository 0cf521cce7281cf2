package io.pteronimbus.configfiles;

/** How much is read, written and nested; the files are the game's and the edits a stranger's. */
final class Limits {
    /** Bytes of a file, as it is read and as it is written. */
    static final int FILE_BYTES = 8 * 1024 * 1024;

    static final int FILES = 64;
    /** Edits of all files together. */
    static final int EDITS = 1_000;
    /** Objects, lists and elements within each other; also the parts of a path. */
    static final int NESTING = 200;
    /** Lines of a file, or values of a document: what a small piece of text can be many of, and memory pays for. */
    static final int PIECES = 500_000;
    /** Characters of an expression. */
    static final int EXPRESSION = 1_000;

    private Limits() {}
}
