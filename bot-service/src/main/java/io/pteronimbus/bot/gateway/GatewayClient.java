package io.pteronimbus.bot.gateway;

import io.pteronimbus.bot.BotConfig;
import io.pteronimbus.bot.MembersIntent;
import io.pteronimbus.bot.discord.DiscordGuild;
import io.pteronimbus.bot.discord.DiscordJson;
import io.pteronimbus.bot.gateway.GatewayStatus.State;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketConnectOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one connection to Discord for as long as it is wanted: resumes the session when the connection ends, begins a new one when
 * Discord has forgotten it, and stops when Discord refuses for good. All of its state belongs to one event loop.
 */
@ApplicationScoped
class GatewayClient {
    private static final Logger LOG = Logger.getLogger(GatewayClient.class);
    /** Then the address for resuming is no longer believed in. */
    private static final int TRIES_TO_RESUME = 5;

    private static final long NONE = -1;

    private final Vertx vertx;
    private final Context context;
    private final GatewaySockets sockets;
    private final GatewayAddress addresses;
    private final GatewayStatus status;
    private final GatewayListener listener;
    private final MembersIntent members;
    private final EventMeter meter;
    private final DiscordJson json;
    private final BotConfig config;
    private final Pauses pauses;

    private boolean wanted;
    private boolean refused;
    private @Nullable Session session;
    private @Nullable GatewayConnection connection;
    private long timer = NONE;
    private long identifiedAt;
    /** Grows with each start, stop and connection: what belongs to an earlier one is over. */
    private int round;

    GatewayClient(
            Vertx vertx,
            GatewaySockets sockets,
            GatewayAddress addresses,
            GatewayStatus status,
            GatewayListener listener,
            MembersIntent members,
            EventMeter meter,
            DiscordJson json,
            BotConfig config) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.sockets = sockets;
        this.addresses = addresses;
        this.status = status;
        this.listener = listener;
        this.members = members;
        this.meter = meter;
        this.json = json;
        this.config = config;
        this.pauses = new Pauses(config.gateway());
        this.identifiedAt = now() - config.gateway().identifySpacing().toMillis();
    }

    /** Wants a connection, if there is none. Without a token nothing happens. */
    void start() {
        context.runOnContext(now -> {
            if (!wanted && config.token().isPresent()) {
                wanted = true;
                again(Duration.ZERO);
            } else {
                askForMembersAgain();
            }
        });
    }

    /** Ends connection and session; done when the word to Discord is on its way. */
    CompletionStage<Void> stop() {
        var stopped = new CompletableFuture<Void>();
        context.runOnContext(now -> {
            if (wanted) {
                wanted = false;
                leave();
                if (!refused) {
                    status.set(State.STANDBY, "");
                }
            }
            stopped.complete(null);
        });
        return stopped;
    }

    /** The session is without the intent for members, which may have been granted since. */
    private void askForMembersAgain() {
        if (session != null && connection != null && !session.intents().members() && members.isGranted()) {
            LOG.info("Asking Discord for the intent for members again");
            leave();
            again(Duration.ZERO);
        }
    }

    private void leave() {
        round++;
        vertx.cancelTimer(timer);
        session = null;
        if (connection != null) {
            connection.finish();
            connection = null;
        }
    }

    private void again(Duration pause) {
        if (!wanted || refused) {
            return;
        }
        var mine = ++round;
        connection = null;
        status.set(State.CONNECTING, status.report().why());
        vertx.cancelTimer(timer);
        timer = vertx.setTimer(Math.max(1, pause.toMillis()), tick -> {
            if (mine == round) {
                connect(mine);
            }
        });
    }

    private void connect(int mine) {
        var present = session;
        if (present != null && pauses.failures() <= TRIES_TO_RESUME) {
            dial(mine, present.resumeUrl());
            return;
        }
        session = null;
        addresses
                .find()
                .onComplete(answer -> context.runOnContext(back -> {
                    if (mine != round) {
                        return;
                    }
                    if (answer.failed()) {
                        again(
                                mine,
                                "Discord did not say where its gateway is: "
                                        + answer.cause().getMessage(),
                                pauses.next());
                        return;
                    }
                    var found = answer.result();
                    if (found.sessionStartLimit().remaining() <= 0) {
                        var reset = Duration.ofMillis(
                                Math.max(1, found.sessionStartLimit().resetAfter()));
                        again(mine, "Discord lets no more sessions begin for " + reset, reset);
                        return;
                    }
                    var spacing = config.gateway().identifySpacing().toMillis() - (now() - identifiedAt);
                    timer = vertx.setTimer(Math.max(1, spacing), tick -> {
                        if (mine == round) {
                            identifiedAt = now();
                            dial(mine, found.url());
                        }
                    });
                }));
    }

    private void again(int mine, String why, Duration pause) {
        if (mine == round) {
            LOG.warnf("Not connected to Discord, again in %d ms: %s", pause.toMillis(), why);
            status.set(State.CONNECTING, why);
            again(pause);
        }
    }

    private void dial(int mine, String url) {
        var socket = sockets.socket();
        var dialled =
                new GatewayConnection(vertx, socket, json, config.gateway().openWithin(), new Use(mine));
        connection = dialled;
        try {
            socket.connect(new WebSocketConnectOptions().setAbsoluteURI(GatewayAddress.withParameters(url)))
                    .onSuccess(open -> dialled.connected())
                    .onFailure(dialled::failed);
        } catch (IllegalArgumentException noAddress) {
            dialled.failed(noAddress);
        }
    }

    private void ended(int mine, Ending ending) {
        if (mine != round) {
            return;
        }
        switch (ending.next()) {
            case RESUME -> again(mine, ending.why(), pauses.next());
            case IDENTIFY -> {
                session = null;
                again(mine, ending.why(), pauses.ofInvalidSession());
            }
            case IDENTIFY_WITH_LESS -> {
                session = null;
                if (members.isGranted()) {
                    members.refused();
                    again(mine, ending.why(), Duration.ZERO);
                } else {
                    refuse(ending.why());
                }
            }
            case STOP -> refuse(ending.why());
        }
    }

    private void refuse(String why) {
        refused = true;
        leave();
        status.set(State.REFUSED, why);
        LOG.errorf(
                "Discord refuses the bot: %s. Nothing is heard of Discord until this is mended and the service started anew.",
                why);
    }

    private static long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    /** What one connection is told and tells. */
    private final class Use implements GatewayConnection.User {
        private final int mine;
        private Intents asked = new Intents(false);

        Use(int mine) {
            this.mine = mine;
        }

        @Override
        public String opening() {
            var token = new BotToken(config.token().orElseThrow());
            if (session != null) {
                return Outgoing.resume(token, session);
            }
            asked = new Intents(members.isGranted());
            return Outgoing.identify(token, asked);
        }

        @Override
        public @Nullable Long sequence() {
            return session == null ? null : session.sequence();
        }

        @Override
        public void event(Frame frame) throws IOException {
            var name = frame.event();
            if (mine != round || name == null || frame.sequence() == null) {
                return;
            }
            meter.count(name);
            if (name.equals("READY")) {
                ready(frame.data(Ready.class), frame.sequence());
                return;
            }
            if (session != null) {
                session.heard(frame.sequence());
            }
            if (name.equals("RESUMED")) {
                opened("The session at Discord goes on");
                return;
            }
            try {
                listener.happened(new Dispatch(name, frame));
            } catch (IOException | RuntimeException e) {
                // the next of its kind may be readable, and what it told is read anew by who asks
                LOG.warnf(
                        "An event of Discord's was passed over: %s %s",
                        name, e.getClass().getSimpleName());
                LOG.debug("It was", e);
            }
        }

        private void ready(Ready ready, long sequence) {
            session = new Session(ready.sessionId(), ready.resumeGatewayUrl(), asked, sequence);
            opened(asked.members() ? "Connected to Discord" : "Connected to Discord, without events of members");
            listener.begun(ready.guilds().stream().map(DiscordGuild::id).collect(Collectors.toUnmodifiableSet()));
        }

        private void opened(String words) {
            LOG.info(words);
            if (connection != null) {
                connection.opened();
            }
            status.set(State.CONNECTED, "");
        }

        @Override
        public void alive() {
            if (mine == round && status.report().state() == State.CONNECTED) {
                pauses.reset();
            }
        }

        @Override
        public void ended(Ending ending) {
            GatewayClient.this.ended(mine, ending);
        }
    }
}
