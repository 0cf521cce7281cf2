package io.pteronimbus.auth.totp;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a second factor is asked for, and since when. */
record TotpView(boolean enabled, @Nullable Instant enabledAt, int recoveryCodesLeft) {}
