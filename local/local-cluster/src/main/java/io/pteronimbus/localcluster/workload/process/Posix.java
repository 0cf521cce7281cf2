package io.pteronimbus.localcluster.workload.process;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/** The two calls of the operating system that the JDK has no API for. */
final class Posix {

    static final int SIGKILL = 9;
    static final int SIGTERM = 15;

    private static final int OWNER_ONLY = 0600;
    private static final MethodHandle KILL = function("kill", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle MKFIFO = function("mkfifo", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));

    private Posix() {}

    /**
     * @param target a process id, or minus the id of a process group
     * @param signal 0 only asks
     * @return whether there was such a process
     */
    static boolean kill(long target, int signal) {
        if (target == 0 || target == -1 || target == 1) {
            throw new IllegalArgumentException("refusing to signal " + target);
        }
        try {
            return (int) KILL.invokeExact((int) target, signal) == 0;
        } catch (Throwable e) {
            throw new IllegalStateException("kill(2) cannot be called", e);
        }
    }

    /** Makes a named pipe only its owner can open. */
    static void mkfifo(Path path) throws IOException {
        int result;
        try (Arena arena = Arena.ofConfined()) {
            result = (int) MKFIFO.invokeExact(arena.allocateFrom(path.toString()), OWNER_ONLY);
        } catch (Throwable e) {
            throw new IllegalStateException("mkfifo(3) cannot be called", e);
        }
        if (result != 0) {
            throw new IOException("cannot make the named pipe " + path);
        }
    }

    private static MethodHandle function(String name, FunctionDescriptor descriptor) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(), descriptor);
    }
}
