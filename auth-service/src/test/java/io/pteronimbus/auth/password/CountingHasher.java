package io.pteronimbus.auth.password;

import jakarta.enterprise.inject.Vetoed;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Counts hashes: they take nearly all the time of a sign-in, and can be told apart better than times. */
@Vetoed
class CountingHasher extends PasswordHasher {
    final AtomicInteger hashes = new AtomicInteger();

    CountingHasher(PasswordConfig config) {
        super(config);
    }

    @Override
    public String hash(String password) {
        hashes.incrementAndGet();
        return super.hash(password);
    }

    @Override
    public boolean matches(String password, @Nullable String encoded) {
        hashes.incrementAndGet();
        return super.matches(password, encoded);
    }
}
