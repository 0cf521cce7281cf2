package io.pteronimbus.auth.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.pteronimbus.auth.account.EmailAddress;
import io.pteronimbus.auth.account.Names;
import io.pteronimbus.platform.security.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a person out of a directory's entry. */
final class PersonEntry {
    static final int LONGEST_SUBJECT = 255;

    private PersonEntry() {}

    /** The name is the entry's, else what was typed, which found the entry, else that of the directory. */
    static LdapPerson read(SearchResultEntry entry, LdapSettings settings, String typed, String directory) {
        var name = Optional.ofNullable(entry.getAttributeValue(settings.nameAttribute()))
                .map(Names::cleaned)
                .filter(text -> !text.isEmpty())
                .orElse(Names.cleaned(typed));
        return new LdapPerson(
                subject(entry, settings.idAttribute()), name.isEmpty() ? directory : name, email(entry, settings));
    }

    /** An id with several values, in whatever order, tells nobody apart; then the name of the entry does. */
    private static String subject(SearchResultEntry entry, String idAttribute) {
        var id = entry.getAttribute(idAttribute);
        var value = id != null && id.size() == 1 ? id.getValueByteArray() : null;
        var text = id != null && value != null && value.length > 0 ? text(id.getBaseName(), value) : normalDn(entry);
        return text.length() <= LONGEST_SUBJECT ? text : "sha256:" + Sha256.hex(text);
    }

    private static String text(String attribute, byte[] bytes) {
        if (attribute.equalsIgnoreCase("objectGUID") && bytes.length == 16) {
            return guid(bytes);
        }
        var text = decoded(bytes);
        return text != null && text.codePoints().noneMatch(Character::isISOControl)
                ? text
                : HexFormat.of().formatHex(bytes);
    }

    private static @Nullable String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException binary) {
            return null;
        }
    }

    /** As Active Directory's own tools show it: the first three groups are stored the other way round. */
    private static String guid(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        var first = Integer.reverseBytes(buffer.getInt()) & 0xFFFF_FFFFL;
        var second = Short.reverseBytes(buffer.getShort()) & 0xFFFFL;
        var third = Short.reverseBytes(buffer.getShort()) & 0xFFFFL;
        return new UUID(first << 32 | second << 16 | third, buffer.getLong()).toString();
    }

    private static String normalDn(SearchResultEntry entry) {
        try {
            return entry.getParsedDN().toNormalizedString();
        } catch (LDAPException e) {
            throw new IllegalStateException("the directory gave an entry a name that is none", e);
        }
    }

    private static @Nullable String email(SearchResultEntry entry, LdapSettings settings) {
        var text = Objects.requireNonNullElse(entry.getAttributeValue(settings.emailAttribute()), "");
        return EmailAddress.parse(text.strip()).map(EmailAddress::text).orElse(null);
    }
}
