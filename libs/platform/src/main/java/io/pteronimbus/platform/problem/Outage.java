package io.pteronimbus.platform.problem;

import static java.util.Objects.requireNonNull;

import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells whether something failed because what it needs (a database, a service) is away: worth another try later. */
public final class Outage {
    /** Causes may form a ring. */
    private static final int DEEPEST = 20;

    private Outage() {}

    /** Whether the network failed, or a database connection could not be had or was lost, anywhere among the causes. */
    public static boolean isBehind(Throwable failure) {
        return causes(failure).anyMatch(Outage::isOne);
    }

    /** The failure itself and what caused it, outermost first. */
    public static Stream<Throwable> causes(Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(
                        failure,
                        cause -> cause != null,
                        cause -> requireNonNull(cause).getCause())
                .limit(DEEPEST)
                .map(cause -> requireNonNull(cause));
    }

    private static boolean isOne(Throwable failure) {
        return switch (failure) {
            case SQLTransientConnectionException _, SQLNonTransientConnectionException _ -> true;
            case SQLException e -> isConnectionState(e);
            case SocketException _, SocketTimeoutException _, UnknownHostException _, HttpTimeoutException _ -> true;
            default -> false;
        };
    }

    /**
     * Class 08: connection exceptions; 57P: the server shuts down, was killed, or starts (PostgreSQL's appendix A). None: the
     * pool itself speaks, which had no connection to give.
     */
    private static boolean isConnectionState(SQLException e) {
        var state = e.getSQLState();
        return state == null || state.startsWith("08") || state.startsWith("57P");
    }
}
