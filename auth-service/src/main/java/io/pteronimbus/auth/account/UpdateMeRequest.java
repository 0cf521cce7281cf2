package io.pteronimbus.auth.account;

import org.jspecify.annotations.Nullable;

/**
 * What one may change of oneself; what is left out stays.
 *
 * @param displayName 1 to 64 characters
 */
record UpdateMeRequest(@Nullable @DisplayName String displayName) {}
