package io.pteronimbus.auth.password;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** What new passwords are compared with, beside the list that comes with the service. */
@ConfigMapping(prefix = "pteronimbus.auth.password")
public interface LeakedPasswordsConfig {

    /**
     * A file of leaked passwords, each line the SHA-1 of one in hex and perhaps a colon and how often it was seen, sorted by
     * hash: the form in which Pwned Passwords can be had. It is searched where it lies, so its size costs no memory.
     */
    Optional<Path> leakedList();
}
