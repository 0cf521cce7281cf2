package io.pteronimbus.auth.identity;

import org.jspecify.annotations.Nullable;

/**
 * Somebody as a provider knows them.
 *
 * @param subject the id they have there, which never becomes somebody else's
 * @param name for people; may change, and may be anybody's
 * @param tokens with which to ask the provider in their name; null when there are none to keep
 */
public record ProviderPerson(
        String subject, String name, @Nullable ProviderTokens tokens) {}
