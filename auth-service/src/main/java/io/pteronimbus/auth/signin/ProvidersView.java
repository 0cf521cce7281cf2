package io.pteronimbus.auth.signin;

import java.util.List;

/**
 * The ways to sign in here.
 *
 * @param registrationOpen whether strangers may make an account
 */
record ProvidersView(List<Provider> items, boolean registrationOpen) {

    /**
     * One way to sign in.
     *
     * @param kind {@code password}
     * @param name for people
     */
    record Provider(String id, String kind, String name) {}

    static ProvidersView of(boolean registrationOpen) {
        return new ProvidersView(
                List.of(new Provider("password", "password", "E-mail and password")), registrationOpen);
    }
}
