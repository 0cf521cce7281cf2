package io.pteronimbus.bot.gateway;

import jakarta.enterprise.context.ApplicationScoped;

/** How the connection is, for whoever looks. */
@ApplicationScoped
class GatewayStatus {

    /** What it can be. */
    enum State {
        /** There is no token. */
        IDLE,
        /** Another replica has the connection. */
        STANDBY,
        CONNECTING,
        CONNECTED,
        /** Discord has refused for good: somebody must change something. */
        REFUSED
    }

    /** @param why in Discord's words, where it refused or broke off; else empty */
    record Report(State state, String why) {}

    private volatile Report report = new Report(State.IDLE, "");

    Report report() {
        return report;
    }

    void set(State state, String why) {
        report = new Report(state, why);
    }
}
