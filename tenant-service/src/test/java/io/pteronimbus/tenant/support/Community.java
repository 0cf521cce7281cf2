package io.pteronimbus.tenant.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.pteronimbus.events.GuildChanged;
import io.pteronimbus.events.GuildChanged.Change;
import io.pteronimbus.events.Topics;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** A guild at Discord. What is changed here is known there at once; the tenant hears of it by {@link #tell}, or when it asks. */
public final class Community {
    public static final long MANAGE_GUILD = 1L << 5;
    public static final long MANAGE_ROLES = 1L << 28;
    public static final long ADMINISTRATOR = 1L << 3;

    /** For {@link #fail}: the connection ends without an answer. */
    public static final int HANGS_UP = -1;

    /** For {@link #fail}: nothing comes, ever. */
    public static final int SAYS_NOTHING = -2;

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    private static final AtomicLong IDS = new AtomicLong(System.nanoTime());

    private final String id = Long.toString(IDS.incrementAndGet());
    private final String name;
    private final String ownerId;
    private final Map<String, GuildChanged.Role> roles = new LinkedHashMap<>();
    private final TreeMap<String, GuildChanged.Member> members = new TreeMap<>();
    private boolean listed = true;
    private boolean bot = true;
    private int fault;
    private int pagesBeforeFault;

    public Community(String name, Person owner) {
        this.name = name;
        this.ownerId = owner.discordId();
        roles.put(id, new GuildChanged.Role(id, "@everyone", 0, 0, "0", false));
        join(owner.discordId());
        Neighbours.add(this);
    }

    public String id() {
        return id;
    }

    public synchronized String role(String roleName, long permissions) {
        var roleId = Long.toString(IDS.incrementAndGet());
        roles.put(roleId, new GuildChanged.Role(roleId, roleName, 0, roles.size(), Long.toString(permissions), false));
        return roleId;
    }

    /** Gives a role other permissions at Discord. */
    public synchronized void empower(String roleId, long permissions) {
        roles.computeIfPresent(
                roleId,
                (known, role) -> new GuildChanged.Role(
                        known, role.name(), role.color(), role.position(), Long.toString(permissions), false));
    }

    public synchronized void deleteRole(String roleId) {
        roles.remove(roleId);
        members.replaceAll((userId, member) -> new GuildChanged.Member(
                userId,
                member.name(),
                member.roleIds().stream().filter(kept -> !kept.equals(roleId)).toList(),
                false));
    }

    /** Comes, or has other roles. */
    public synchronized void join(String userId, String... roleIds) {
        members.put(userId, new GuildChanged.Member(userId, "Name of " + userId, List.of(roleIds), false));
    }

    public synchronized void leave(String userId) {
        members.remove(userId);
    }

    /** As without the privileged intent. */
    public synchronized void listNoMembers() {
        listed = false;
    }

    public synchronized void kickBot() {
        bot = false;
    }

    public synchronized void inviteBot() {
        bot = true;
    }

    /** What bot-service answers from now on, 0 for what it should. */
    public synchronized void fail(int status) {
        failAfter(0, status);
    }

    /** The same, after so many more pages of members. */
    public synchronized void failAfter(int pages, int status) {
        pagesBeforeFault = pages;
        fault = status;
    }

    /** Many at once, none of whom is known here. */
    public synchronized void joinMany(int count) {
        for (var i = 0; i < count; i++) {
            join(Long.toString(IDS.incrementAndGet()));
        }
    }

    /** Makes it a tenant, and waits until it was read for the first time, or could not be. */
    public UUID install(Person person) {
        var made = person.creates(Map.of("guildId", id))
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        await().pollInterval(Duration.ofMillis(10)).untilAsserted(() -> {
            var guild = person.request().get("/api/v1/tenants/" + made + "/guild");
            assertThat(guild.<String>path("syncedAt") != null || guild.<String>path("problem") != null)
                    .isTrue();
        });
        return UUID.fromString(made);
    }

    public void tellGuild() {
        tell(new GuildChanged(id, Change.GUILD, guild(), null, null, Instant.now()));
    }

    public void tellMember(String userId) {
        tell(member(userId)
                .map(member -> new GuildChanged(id, Change.MEMBER, null, member, null, Instant.now()))
                .orElseGet(() -> new GuildChanged(id, Change.MEMBER_GONE, null, null, userId, Instant.now())));
    }

    public void tellGone() {
        tell(new GuildChanged(id, Change.GONE, null, null, null, Instant.now()));
    }

    public static void tell(GuildChanged event) {
        publish(Topics.GUILD_CHANGED, event.guildId(), event);
    }

    /** As another service would. */
    public static void publish(String topic, String key, Object event) {
        var servers = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", servers), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, key, JSON.writeValueAsString(event)))
                    .get();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    synchronized GuildChanged.Guild guild() {
        return named(name);
    }

    /** As it would be told with another name. */
    public synchronized GuildChanged.Guild named(String another) {
        return new GuildChanged.Guild(id, another, null, ownerId, new ArrayList<>(roles.values()), listed);
    }

    synchronized Optional<GuildChanged.Member> member(String userId) {
        return Optional.ofNullable(members.get(userId));
    }

    synchronized List<GuildChanged.Member> members(String after, int limit) {
        return members.tailMap(after, false).values().stream().limit(limit).toList();
    }

    synchronized boolean hasBot() {
        return bot;
    }

    synchronized boolean isListed() {
        return listed;
    }

    /** What is answered in the place of a page of members, or of anything else: 0 for nothing. */
    synchronized int fault(boolean page) {
        if (pagesBeforeFault > 0) {
            pagesBeforeFault -= page ? 1 : 0;
            return 0;
        }
        return fault;
    }

    /** As Discord tells somebody about their guilds. */
    synchronized Optional<Map<String, @Nullable Object>> asSeenBy(String userId) {
        return member(userId).map(member -> {
            var bits = member.roleIds().stream()
                    .map(roles::get)
                    .mapToLong(role -> Long.parseLong(role.permissions()))
                    .reduce(0, (one, other) -> one | other);
            var seen = new LinkedHashMap<String, @Nullable Object>();
            seen.put("id", id);
            seen.put("name", name);
            seen.put("icon", null);
            seen.put("owner", ownerId.equals(userId));
            seen.put("permissions", Long.toString(bits));
            return seen;
        });
    }
}
