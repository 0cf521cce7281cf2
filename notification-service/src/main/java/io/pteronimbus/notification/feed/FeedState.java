package io.pteronimbus.notification.feed;

/**
 * How far a tenant's feed goes.
 *
 * @param head position of the newest item ever, 0 when there was none
 * @param oldest position of the oldest item still kept; one after the head when none is
 */
public record FeedState(long head, long oldest) {

    /** Whether everything after that position is still there. */
    public boolean reaches(long position) {
        return position <= head && position >= oldest - 1;
    }
}
