package io.pteronimbus.tenant.invitation;

import io.pteronimbus.platform.security.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/** What stands in the link of an invitation, kept here as a hash alone. */
record InvitationSecret(String text) {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static InvitationSecret random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new InvitationSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    String hash() {
        return Sha256.hex(text);
    }

    /** Behind a {@code #}, so that it reaches no log of a server. */
    String link(String publicUrl) {
        return publicUrl + "/invitation#token=" + text;
    }

    @Override
    public String toString() {
        return "InvitationSecret[***]";
    }
}
