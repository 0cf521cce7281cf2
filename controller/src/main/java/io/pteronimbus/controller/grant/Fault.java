package io.pteronimbus.controller.grant;

import java.util.Locale;

/** What is wrong with a grant: the closed list that refusals are counted by. */
public enum Fault {
    MISSING,
    /** Not a JWS, or not signed by gameserver-service with the algorithm and key it has to be. */
    SIGNATURE,
    ISSUER,
    AUDIENCE,
    TENANT,
    SERVER,
    TEMPLATE,
    PERMISSION,
    GENERATION,
    /** For other content, or content that cannot be read. */
    SPEC,
    /** For other values of secret variables, for some where none came, or for none. */
    SECRETS,
    EXPIRED,
    REPLAYED,
    /** Lacks something else that a grant has to say, or says it wrongly. */
    INCOMPLETE,
    TOO_MANY;

    /** As a label of the metric. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
