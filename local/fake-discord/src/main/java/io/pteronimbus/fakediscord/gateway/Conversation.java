package io.pteronimbus.fakediscord.gateway;

/** What clients and the gateway say to each other, beside heartbeats. */
interface Conversation {

    /**
     * A frame of a client that has no session yet.
     *
     * @throws CloseException when it is refused
     */
    void begin(Connection connection, ClientFrame frame);

    /**
     * A frame of a client with a session.
     *
     * @throws CloseException when it is refused
     */
    void goOn(Session session, ClientFrame frame);

    /** @param forGood whether the session cannot be resumed */
    void disconnected(Session session, boolean forGood);
}
