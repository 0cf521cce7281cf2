package io.pteronimbus.controller.link;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How the panel is reached. */
@ConfigMapping(prefix = "pteronimbus.link")
public interface LinkConfig {

    /** WebSocket address of the link; streams are dialled at {@code <url>/streams/<id>}. */
    String url();

    /** The cluster's credential, if configuration says it: then nothing is enrolled, stored or rotated. Never logged. */
    Optional<String> credential();

    /** A one-time token to enrol with, used when there is no credential that another token brought. Never logged. */
    Optional<String> enrolmentToken();

    /** Where the credential is kept; without it in the Secret {@code pteronimbus-link} of the controller's namespace. */
    Optional<Path> credentialFile();

    @WithDefault("15s")
    Duration heartbeat();

    /** After so long without a word from the panel the connection counts as broken. */
    @WithDefault("45s")
    Duration silence();

    /** Pause before dialling again, the first time; it doubles up to {@link #longestPause}, and is jittered. */
    @WithDefault("250ms")
    Duration firstPause();

    @WithDefault("15s")
    Duration longestPause();
}
