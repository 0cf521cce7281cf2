package io.pteronimbus.auth.invitation;

import io.pteronimbus.auth.account.Names;
import io.pteronimbus.auth.mail.Letter;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The words of an invitation. Two names in it were chosen by people whom the reader may not know: they stay on one line, within
 * quotation marks, and nothing in them is taken for an address by a mail program. The one link leads to this panel.
 */
final class InvitationLetter {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    /** What joins the parts of an address, with the dots of other scripts that browsers take for one. */
    private static final Pattern JOINTS = Pattern.compile("[.:/@\\\\\\u3002\\uFF0E\\uFF61]+(?=\\S)");

    private InvitationLetter() {}

    static Letter of(InvitationMailRequest request, String to, String publicUrl) {
        var tenant = shown(request.tenantName());
        var inviter = shown(request.inviterName());
        return new Letter(
                to,
                inviter + " invites you to " + tenant,
                inviter + " invites you to the community " + tenant
                        + " on Pteronimbus. Open this link to see what you are invited to, and to accept:\n\n"
                        + publicUrl + "/invitation#token=" + request.token()
                        + "\n\nIt is good until " + MOMENT.format(request.expiresAt())
                        + " and works once, for who signs in and has this e-mail address."
                        + " If you do not know who invites you, do nothing.\n\nPteronimbus\n");
    }

    private static String shown(String name) {
        return '"' + Names.fitting(JOINTS.matcher(name).replaceAll(" ").replace('"', '\'')) + '"';
    }
}
