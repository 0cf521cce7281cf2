package io.pteronimbus.auth.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/** What an installation must configure, and other times and smaller costs than it would. */
public class AuthSettings implements QuarkusTestResourceLifecycleManager {
    public static final String ADMIN_EMAIL = "Admin@pteronimbus.test";
    public static final String ADMIN_PASSWORD = "first-administrator";

    @Override
    public Map<String, String> start() {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Map.ofEntries(
                Map.entry("pteronimbus.auth.encryption-key", Base64.getEncoder().encodeToString(key)),
                Map.entry("pteronimbus.admin.email", ADMIN_EMAIL),
                Map.entry("pteronimbus.admin.password", ADMIN_PASSWORD),
                Map.entry("pteronimbus.auth.session.grace", "PT2S"),
                Map.entry("pteronimbus.auth.session.most", "5"),
                Map.entry("pteronimbus.auth.password.memory-kib", "1024"),
                Map.entry("pteronimbus.auth.password.iterations", "1"),
                Map.entry("pteronimbus.auth.mail.enabled", "true"),
                Map.entry("pteronimbus.auth.mail.verification", "optional"),
                // no try comes back while a test runs, however slow the machine
                Map.entry("pteronimbus.auth.limit.account.refill", "PT1H"),
                Map.entry("pteronimbus.auth.limit.address.refill", "PT1H"),
                Map.entry("pteronimbus.auth.limit.registration.refill", "PT1H"));
    }

    @Override
    public void stop() {
        // nothing was started
    }
}
