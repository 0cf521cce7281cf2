package io.pteronimbus.tenant.idempotency;

import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.security.Sha256;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Idempotency-Key} of a creating request: 1 to 255 visible ASCII characters, of that person alone.
 *
 * @param requestHash SHA-256 of the request it came with, by which another request under the same key is told apart
 */
public record IdempotencyKey(UUID userId, String key, String requestHash) {
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7E]{1,255}");

    /**
     * Empty without the header. Throws 400 for a key of another form.
     *
     * @param request all that makes the request what it is, as text
     */
    public static Optional<IdempotencyKey> of(UUID userId, @Nullable String header, String request) {
        if (header == null) {
            return Optional.empty();
        }
        if (!FORM.matcher(header).matches()) {
            throw ProblemException.invalid(
                    new FieldError("Idempotency-Key", "must be 1 to 255 visible ASCII characters"));
        }
        return Optional.of(new IdempotencyKey(userId, header, Sha256.hex(request)));
    }
}
