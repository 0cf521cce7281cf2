package io.pteronimbus.launcher.stack;

import java.util.Map;
import java.util.Optional;

/**
 * The first administrator.
 *
 * @param password the generated password, which also serves as a fallback nobody is told when the environment sets one
 * @param passwordGiven whether the environment set the password, now or when this account was made
 */
record Administrator(String email, String password, boolean passwordGiven) {
    private static final String EMAIL = "PTERONIMBUS_ADMIN_EMAIL";
    private static final String PASSWORD = "PTERONIMBUS_ADMIN_PASSWORD";
    private static final String DEFAULT_EMAIL = "admin@pteronimbus.local";

    static Administrator create() {
        return new Administrator(DEFAULT_EMAIL, RandomText.password(), false);
    }

    /** What is to be remembered once this environment has had its say; a given password itself is not kept. */
    Administrator with(Map<String, String> environment) {
        String given = value(environment, EMAIL).orElse(email);
        boolean sameAccount = given.equals(email);
        return new Administrator(
                given, password, value(environment, PASSWORD).isPresent() || (passwordGiven && sameAccount));
    }

    /** The password auth-service is told. */
    String effectivePassword(Map<String, String> environment) {
        return value(environment, PASSWORD).orElse(password);
    }

    /** What is printed in place of the password, or the password itself when it was generated. */
    String shownPassword() {
        return passwordGiven ? "(from " + PASSWORD + ")" : password;
    }

    @Override
    public String toString() {
        return "Administrator[" + email + "]";
    }

    private static Optional<String> value(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }
}
