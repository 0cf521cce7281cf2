package io.pteronimbus.auth.profile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/** Answers who somebody is. */
@ApplicationScoped
class ProfileService {
    private final ProfileRepository profiles;

    ProfileService(ProfileRepository profiles) {
        this.profiles = profiles;
    }

    @Transactional
    Optional<Profile> find(UUID userId) {
        return profiles.find(userId);
    }
}
