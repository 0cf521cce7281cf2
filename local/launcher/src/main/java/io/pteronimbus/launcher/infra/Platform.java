package io.pteronimbus.launcher.infra;

import java.util.Locale;

/**
 * The operating system and processor, in the words of the PostgreSQL binaries.
 *
 * @param archive name of the resource with the binaries
 * @param label distinguishes directories of different platforms
 */
record Platform(String archive, String label) {
    /** @throws IllegalStateException where there are no binaries for this machine */
    static Platform current() {
        return of(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static Platform of(String system, String processor) {
        String kernel = system.toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        boolean known =
                kernel.equals("darwin") || system.toLowerCase(Locale.ROOT).contains("linux");
        String processorName = switch (processor.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> "";
        };
        if (!known || processorName.isEmpty()) {
            throw new IllegalStateException(
                    "Pteronimbus brings PostgreSQL for Linux and macOS on x86-64 and arm64, not for " + system + " on "
                            + processor);
        }
        return new Platform("postgres-" + kernel + "-" + processorName + ".txz", kernel + "-" + processorName);
    }
}
