package io.pteronimbus.auth.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/** What an installation must configure, and shorter times and smaller costs than it would. */
public class AuthSettings implements QuarkusTestResourceLifecycleManager {
    public static final String ADMIN_EMAIL = "Admin@pteronimbus.test";
    public static final String ADMIN_PASSWORD = "first-administrator";

    @Override
    public Map<String, String> start() {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Map.of(
                "pteronimbus.auth.encryption-key", Base64.getEncoder().encodeToString(key),
                "pteronimbus.admin.email", ADMIN_EMAIL,
                "pteronimbus.admin.password", ADMIN_PASSWORD,
                "pteronimbus.auth.session.grace", "PT2S",
                "pteronimbus.auth.session.most", "5",
                "pteronimbus.auth.password.memory-kib", "1024",
                "pteronimbus.auth.password.iterations", "1");
    }

    @Override
    public void stop() {
        // nothing was started
    }
}
