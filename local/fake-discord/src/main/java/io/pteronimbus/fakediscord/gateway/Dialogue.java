package io.pteronimbus.fakediscord.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.fakediscord.state.Application;
import io.pteronimbus.fakediscord.state.Guild;
import io.pteronimbus.fakediscord.state.RandomSecret;
import io.pteronimbus.fakediscord.state.Snowflake;
import io.pteronimbus.fakediscord.state.World;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins sessions, resumes them, and answers what is asked in them. */
final class Dialogue implements Conversation {

    private static final Logger LOG = LoggerFactory.getLogger(Dialogue.class);

    private final World world;
    private final Supplier<GatewaySettings> settings;
    private final Sessions sessions;
    private final SessionStarts starts;
    private final GuildLoader loader;
    private final Payloads payloads;
    private final MemberRequests memberRequests;

    Dialogue(
            World world,
            Supplier<GatewaySettings> settings,
            Sessions sessions,
            SessionStarts starts,
            GuildLoader loader,
            Payloads payloads) {
        this.world = world;
        this.settings = settings;
        this.sessions = sessions;
        this.starts = starts;
        this.loader = loader;
        this.payloads = payloads;
        this.memberRequests = new MemberRequests(world, loader, payloads);
    }

    @Override
    public void begin(Connection connection, ClientFrame frame) {
        switch (frame.opcode()) {
            case IDENTIFY -> identify(connection, Identify.parse(frame.data()));
            case RESUME -> resume(connection, frame.data());
            default -> throw new CloseException(CloseCode.NOT_AUTHENTICATED);
        }
    }

    @Override
    public void goOn(Session session, ClientFrame frame) {
        switch (frame.opcode()) {
            case IDENTIFY, RESUME -> throw new CloseException(CloseCode.ALREADY_AUTHENTICATED);
            case PRESENCE_UPDATE -> session.status(Presence.status(frame.data()));
            case REQUEST_GUILD_MEMBERS -> memberRequests.answer(session, frame.data());
            default -> LOG.debug("A client has sent {}, of which there is nothing here", frame.opcode());
        }
    }

    @Override
    public void disconnected(Session session, boolean forGood) {
        if (forGood) {
            sessions.remove(session);
        }
        session.disconnect(world.clock().instant().plus(settings.get().keep()));
    }

    private void identify(Connection connection, Identify identify) {
        Application application = application(identify.token());
        if (!starts.count(application.id())) {
            // Discord ends all and gives the bot a new token; here the old one is good again when the day is over
            sessions.of(application.id()).forEach(each -> end(each, CloseCode.AUTHENTICATION_FAILED));
            throw new CloseException(CloseCode.AUTHENTICATION_FAILED);
        }
        Shard shard = identify.shard() == null ? Shard.ALL : identify.shard();
        List<Snowflake> guilds =
                loader.guildsOf(application.id(), shard).map(Guild::id).toList();
        if (guilds.size() > settings.get().guildsPerShard()) {
            throw new CloseException(CloseCode.SHARDING_REQUIRED);
        }
        if (!identify.intents().areGrantedTo(application)) {
            throw new CloseException(CloseCode.DISALLOWED_INTENTS);
        }
        var session = new Session(
                RandomSecret.next(),
                application.id(),
                identify,
                new MemberLists(world.clock(), () -> settings.get().memberListSpacing()),
                world.clock().instant());
        if (!starts.begin(application.id()) || !sessions.add(session)) {
            connection.send(Frames.invalidSession(false));
            return;
        }
        session.connect(connection);
        session.dispatchOnce("READY", payloads.ready(session, application, connection.address(), guilds));
        loader.loadAll(session, guilds);
    }

    /** Ends a session and its connection. */
    void end(Session session, CloseCode code) {
        sessions.remove(session);
        Connection connection = session.connection();
        if (connection != null) {
            connection.close(code);
        }
    }

    private void resume(Connection connection, JsonNode data) {
        String token = ClientFrame.text(data, "token");
        String id = ClientFrame.text(data, "session_id");
        long sequence = ClientFrame.number(data.path("seq"), Long.MAX_VALUE);
        Application application = application(token);
        Optional<Session> found = sessions.find(id)
                .filter(session -> session.applicationId().equals(application.id()))
                .filter(session -> session.identify().intents().areGrantedTo(application));
        if (found.isEmpty()) {
            connection.send(Frames.invalidSession(false));
            return;
        }
        Session session = found.get();
        if (sequence > session.sequence()) {
            end(session, CloseCode.INVALID_SEQUENCE);
            throw new CloseException(CloseCode.INVALID_SEQUENCE);
        }
        if (!session.missed().reaches(sequence)) {
            end(session, CloseCode.SESSION_TIMED_OUT);
            connection.send(Frames.invalidSession(false));
            return;
        }
        Connection before = session.connection();
        if (before != null) {
            // its client believes that it is gone
            before.close(CloseCode.UNKNOWN_ERROR);
        }
        session.connect(connection);
        session.missed().after(sequence).forEach(connection::dispatch);
        session.dispatchOnce("RESUMED", Payloads.resumed());
    }

    private Application application(String token) {
        return world.applicationOfBot(token).orElseThrow(() -> new CloseException(CloseCode.AUTHENTICATION_FAILED));
    }
}
