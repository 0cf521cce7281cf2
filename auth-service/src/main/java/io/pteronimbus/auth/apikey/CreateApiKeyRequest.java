package io.pteronimbus.auth.apikey;

import io.pteronimbus.auth.account.DisplayName;
import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.FieldErrorCode;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.security.Permissions;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A new key.
 *
 * @param permissions what it is confined to; left out, it may do all that its owner may
 * @param addresses addresses and networks ({@code 203.0.113.0/24}) it may be used from; left out, from anywhere
 * @param expiresAt in the future; left out, it is good until it is revoked
 */
record CreateApiKeyRequest(
        @NotNull @DisplayName String name,
        @Nullable @Size(min = 1, max = 100) List<@NotBlank @Size(max = 64) String> permissions,
        @Nullable @Size(max = 20) List<@NotBlank @Size(max = 49) String> addresses,
        @Nullable Instant expiresAt) {

    List<String> networks() {
        return addresses == null ? List.of() : addresses;
    }

    /** Throws 400 naming the field that does not fit. */
    void check(boolean superAdmin, Instant now) {
        for (var permission : permissions == null ? List.<String>of() : permissions) {
            if (!Permissions.TENANT.contains(permission)
                    && !(superAdmin && Permissions.PLATFORM.contains(permission))) {
                throw ProblemException.invalid(new FieldError(
                        "permissions",
                        FieldErrorCode.NOT_ALLOWED,
                        "holds \"" + permission + "\", which you cannot have",
                        Map.of("value", permission)));
            }
        }
        for (var network : networks()) {
            if (Network.parse(network).isEmpty()) {
                throw ProblemException.invalid(new FieldError(
                        "addresses",
                        FieldErrorCode.INVALID_NETWORK,
                        "holds \"" + network + "\", which is no address or network",
                        Map.of("value", network)));
            }
        }
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw ProblemException.invalid(
                    new FieldError("expiresAt", FieldErrorCode.NOT_IN_FUTURE, "must be in the future"));
        }
    }
}
