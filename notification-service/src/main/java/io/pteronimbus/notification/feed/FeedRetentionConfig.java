package io.pteronimbus.notification.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How much of the feed is kept. Whoever was away for longer is told to read everything anew. */
@ConfigMapping(prefix = "pteronimbus.feed.retention")
interface FeedRetentionConfig {

    /** Items older than this go. */
    @WithDefault("P7D")
    Duration age();

    /** A tenant's items beyond this number go, the oldest first. */
    @WithDefault("10000")
    @Min(1)
    long items();
}
