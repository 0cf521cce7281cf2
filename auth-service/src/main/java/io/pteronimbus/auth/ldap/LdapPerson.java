package io.pteronimbus.auth.ldap;

import org.jspecify.annotations.Nullable;

/**
 * Somebody whose password the directory has accepted.
 *
 * @param subject what tells this person from all others of the directory, for ever; at most 255 characters
 * @param name fit to be a display name
 * @param email an address in lower case; nobody has checked that it belongs to this person
 */
public record LdapPerson(
        String subject, String name, @Nullable String email) {}
