package io.pteronimbus.fakediscord.oauth;

import io.vertx.core.MultiMap;
import java.util.Optional;

/** Fields of a query or a form. */
final class Parameters {

    private Parameters() {}

    static Optional<String> find(MultiMap parameters, String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** Empty text when it is left out. */
    static String text(MultiMap parameters, String name) {
        return find(parameters, name).orElse("");
    }
}
