package io.pteronimbus.auth.provider;

import java.util.Locale;

/** Why signing in by a provider did not work, as the page is told in {@code problem}. */
enum ProviderProblem {
    /** The person said no. */
    PROVIDER_DENIED,
    /** The provider does not answer, or not as it should. */
    PROVIDER_UNAVAILABLE,
    /** What came back does not fit what was asked: begun elsewhere, too long ago, or forged. */
    PROVIDER_FAILED,
    /** There is no account, and none is made. */
    SIGN_UP_CLOSED,
    /** Somebody else signs in with that account, or another one is linked. */
    IDENTITY_TAKEN,
    /** The session in which linking was begun is over. */
    LINK_EXPIRED;

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
