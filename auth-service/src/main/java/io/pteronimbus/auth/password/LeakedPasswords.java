package io.pteronimbus.auth.password;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Stand-in. */
@ApplicationScoped
class LeakedPasswords {
    Optional<String> weakness(String password, List<String> context) {
        return Optional.empty();
    }
}
