package io.pteronimbus.notification.live;

import jakarta.enterprise.context.ApplicationScoped;

/** Tells super administrators here that something of the platform became different, which belongs to no tenant. */
@ApplicationScoped
class PlatformNews {
    private final Viewers viewers;

    PlatformNews(Viewers viewers) {
        this.viewers = viewers;
    }

    /** The clusters, or what is known of one. */
    void tellClusters() {
        viewers.all(viewer -> true).forEach(Viewer::hintClusters);
    }
}
