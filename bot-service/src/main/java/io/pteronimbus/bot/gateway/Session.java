package io.pteronimbus.bot.gateway;

/** A session at Discord, which outlives the connection it began on. Belongs to one event loop. */
final class Session {
    private final String id;
    private final String resumeUrl;
    private final Intents intents;
    private long sequence;

    /**
     * @param resumeUrl where it is resumed
     * @param sequence of READY
     */
    Session(String id, String resumeUrl, Intents intents, long sequence) {
        this.id = id;
        this.resumeUrl = resumeUrl;
        this.intents = intents;
        this.sequence = sequence;
    }

    String id() {
        return id;
    }

    String resumeUrl() {
        return resumeUrl;
    }

    Intents intents() {
        return intents;
    }

    long sequence() {
        return sequence;
    }

    void heard(long sequence) {
        this.sequence = sequence;
    }
}
