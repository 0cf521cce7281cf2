package io.pteronimbus.fakediscord.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.fakediscord.http.Json;
import io.pteronimbus.fakediscord.state.Guild;
import io.pteronimbus.fakediscord.state.Member;
import io.pteronimbus.fakediscord.state.Person;
import io.pteronimbus.fakediscord.state.Snowflake;
import io.pteronimbus.fakediscord.state.World;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Who is in a guild, asked over the gateway and answered in chunks. */
final class MemberRequests {

    private static final int CHUNK = 1000;
    private static final int MOST_FOUND = 100;
    private static final int LONGEST_NONCE_BYTES = 32;
    private static final double MILLIS = 1000;

    private final World world;
    private final GuildLoader loader;
    private final Payloads payloads;

    MemberRequests(World world, GuildLoader loader, Payloads payloads) {
        this.world = world;
        this.loader = loader;
        this.payloads = payloads;
    }

    /** Nothing is said when the bot is not in the guild, or may not have the whole list, as on Discord. */
    void answer(Session session, JsonNode data) {
        Snowflake id = guildId(data);
        boolean presences =
                ClientFrame.given(data, "presences").map(JsonNode::asBoolean).orElse(false)
                        && session.wants(Intents.GUILD_PRESENCES);
        String nonce =
                ClientFrame.given(data, "nonce").map(MemberRequests::nonce).orElse(null);
        Optional<JsonNode> users = ClientFrame.given(data, "user_ids");
        Optional<Guild> found = world.guild(id).filter(session::covers).filter(guild -> !loader.isOut(guild.id()));
        if (users.isPresent()) {
            List<JsonNode> ids = users.get().isArray()
                    ? StreamSupport.stream(users.get().spliterator(), false).toList()
                    : List.of(users.get());
            found.ifPresent(guild -> byIds(session, guild, ids, presences, nonce));
            return;
        }
        String query = ClientFrame.text(data, "query");
        int limit = (int) ClientFrame.number(data.path("limit"), Integer.MAX_VALUE);
        found.ifPresent(guild -> byQuery(session, guild, query, limit, presences, nonce));
    }

    private void byIds(Session session, Guild guild, List<JsonNode> ids, boolean presences, @Nullable String nonce) {
        List<JsonNode> asked = ids.stream().limit(MOST_FOUND).toList();
        List<Member> members = asked.stream()
                .flatMap(each -> member(guild, each).stream())
                .distinct()
                .toList();
        ArrayNode notFound =
                asked.stream().filter(each -> member(guild, each).isEmpty()).collect(Json.toArray());
        session.dispatch("GUILD_MEMBERS_CHUNK", payloads.chunk(guild, members, 0, 1, notFound, presences, nonce));
    }

    private void byQuery(
            Session session, Guild guild, String query, int limit, boolean presences, @Nullable String nonce) {
        boolean whole = query.isEmpty();
        if (whole && !session.wants(Intents.GUILD_MEMBERS)) {
            return;
        }
        if (whole && limit == 0) {
            Duration wait = session.memberLists().ask(guild.id());
            if (wait.isPositive()) {
                session.dispatch("RATE_LIMITED", rateLimited(guild, wait, nonce));
                return;
            }
            chunks(session, guild, guild.members(), presences, nonce);
            return;
        }
        int most = limit == 0 ? MOST_FOUND : Math.min(limit, MOST_FOUND);
        String beginning = query.toLowerCase(Locale.ROOT);
        List<Member> members = guild.members().stream()
                .filter(member -> nameOf(member).toLowerCase(Locale.ROOT).startsWith(beginning))
                .limit(most)
                .toList();
        chunks(session, guild, members, presences, nonce);
    }

    private void chunks(Session session, Guild guild, List<Member> members, boolean presences, @Nullable String nonce) {
        int count = Math.max(1, (members.size() + CHUNK - 1) / CHUNK);
        Pace.each(IntStream.range(0, count)
                .<Supplier<Future<Void>>>mapToObj(index -> () -> {
                    List<Member> part =
                            members.subList(index * CHUNK, Math.min(members.size(), (index + 1) * CHUNK)).stream()
                                    // may have been removed since
                                    .filter(member ->
                                            world.person(member.userId()).isPresent())
                                    .toList();
                    return session.dispatch(
                            "GUILD_MEMBERS_CHUNK", payloads.chunk(guild, part, index, count, null, presences, nonce));
                })
                .iterator());
    }

    private static byte[] rateLimited(Guild guild, Duration wait, @Nullable String nonce) {
        ObjectNode data = Json.object()
                .put("opcode", Opcode.REQUEST_GUILD_MEMBERS.number())
                .put("retry_after", wait.toMillis() / MILLIS);
        ObjectNode meta = data.putObject("meta").put("guild_id", guild.id().toString());
        if (nonce != null) {
            meta.put("nonce", nonce);
        }
        return Frames.data(data);
    }

    /** One; that it may stand in a list is older than that there may be only one. */
    private static Snowflake guildId(JsonNode data) {
        JsonNode node = data.path("guild_id");
        JsonNode one = node.isArray() && node.size() == 1 ? node.get(0) : node;
        return Optional.of(one)
                .filter(JsonNode::isValueNode)
                .flatMap(value -> Snowflake.parse(value.asText()))
                .orElseThrow(ClientFrame::decodeError);
    }

    private static @Nullable String nonce(JsonNode node) {
        boolean good =
                node.isTextual() && node.textValue().getBytes(StandardCharsets.UTF_8).length <= LONGEST_NONCE_BYTES;
        return good ? node.textValue() : null;
    }

    private static Optional<Member> member(Guild guild, JsonNode id) {
        return id.isValueNode() ? Snowflake.parse(id.asText()).flatMap(guild::member) : Optional.empty();
    }

    private String nameOf(Member member) {
        return world.person(member.userId()).map(Person::username).orElse("");
    }
}
