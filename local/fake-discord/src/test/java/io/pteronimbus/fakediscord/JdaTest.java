package io.pteronimbus.fakediscord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.ApplicationInfo;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.ISnowflake;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.Role;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.channel.ChannelCreateEvent;
import net.dv8tion.jda.api.events.guild.GuildAvailableEvent;
import net.dv8tion.jda.api.events.guild.GuildJoinEvent;
import net.dv8tion.jda.api.events.guild.GuildLeaveEvent;
import net.dv8tion.jda.api.events.guild.GuildUnavailableEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberJoinEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberRemoveEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberRoleAddEvent;
import net.dv8tion.jda.api.events.guild.member.GuildMemberRoleRemoveEvent;
import net.dv8tion.jda.api.events.guild.member.update.GuildMemberUpdateNicknameEvent;
import net.dv8tion.jda.api.events.guild.update.GuildUpdateNameEvent;
import net.dv8tion.jda.api.events.role.RoleCreateEvent;
import net.dv8tion.jda.api.events.role.RoleDeleteEvent;
import net.dv8tion.jda.api.events.role.update.RoleUpdatePermissionsEvent;
import net.dv8tion.jda.api.events.session.SessionDisconnectEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.events.session.SessionResumeEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.requests.CloseCode;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.ChunkingFilter;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.api.utils.MemberCachePolicy;
import net.dv8tion.jda.api.utils.SessionControllerAdapter;
import net.dv8tion.jda.api.utils.cache.CacheFlag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A client that others wrote for Discord itself judges the gateway: it logs in, believes what it is told, and gets over trouble. */
class JdaTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension
    final Discord discord = new Discord();

    private final Queue<GenericEvent> events = new ConcurrentLinkedQueue<>();
    private final List<JDA> open = new ArrayList<>();

    @BeforeEach
    void letSessionsBeginAtOnce() {
        set("{'identifySpacingMillis':0}");
    }

    @AfterEach
    void logOut() throws InterruptedException {
        for (JDA jda : open) {
            jda.shutdownNow();
            assertThat(jda.awaitShutdown(PATIENCE)).isTrue();
        }
    }

    private void set(String settings) {
        discord.control("PATCH", "/gateway", settings).is(200);
    }

    private void disturb(String action) {
        assertThat(discord.control("POST", "/gateway/disturb", action)
                        .is(200)
                        .at("/sessions")
                        .asInt())
                .isEqualTo(1);
    }

    private JDA begin(Compression compression, GatewayIntent... intents) {
        String place = "127.0.0.1:" + discord.running().port();
        JDA jda = JDABuilder.create(Bot.TOKEN, List.of(intents))
                .disableCache(EnumSet.allOf(CacheFlag.class))
                .setMemberCachePolicy(intents.length == 0 ? MemberCachePolicy.NONE : MemberCachePolicy.ALL)
                .setChunkingFilter(intents.length == 0 ? ChunkingFilter.NONE : ChunkingFilter.ALL)
                .setCompression(compression)
                .setRestConfig(new RestConfig().setBaseUrl("http://" + place + "/api/v10/"))
                .setSessionController(new SessionControllerAdapter() {
                    @Override
                    public String getGateway() {
                        return "ws://" + place + "/";
                    }
                })
                .addEventListeners((EventListener) events::add)
                .build();
        open.add(jda);
        return jda;
    }

    private JDA login(GatewayIntent... intents) throws InterruptedException {
        return begin(Compression.ZLIB, intents).awaitReady();
    }

    private Guild guild(JDA jda) {
        Guild guild = jda.getGuildById(discord.guild());
        assertThat(guild).isNotNull();
        return guild;
    }

    private <T extends GenericEvent> T event(Class<T> type) {
        return event(type, found -> true);
    }

    private <T extends GenericEvent> T event(Class<T> type, Predicate<T> condition) {
        await().atMost(PATIENCE)
                .until(() ->
                        events.stream().filter(type::isInstance).map(type::cast).anyMatch(condition));
        return events.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .filter(condition)
                .findFirst()
                .orElseThrow();
    }

    private String member(String username) {
        return "/guilds/" + discord.guild() + "/members/" + discord.person(username);
    }

    private String addRole(String name) {
        return discord.control("POST", "/guilds/" + discord.guild() + "/roles", "{'name':'" + name + "'}")
                .is(201)
                .text("/id");
    }

    private static Set<String> ids(List<? extends ISnowflake> all) {
        return all.stream().map(ISnowflake::getId).collect(Collectors.toSet());
    }

    private static Set<String> ids(JsonNode all, String pointer) {
        return all.findParents(pointer.substring(1)).stream()
                .map(each -> each.at(pointer).asText())
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @EnumSource(
            value = Compression.class,
            names = {"ZLIB", "NONE"})
    void shouldSeeEverybodyAsTheRestApiDoesWhenIntentIsGranted(Compression compression) throws InterruptedException {
        JDA jda = begin(compression, GatewayIntent.GUILD_MEMBERS).awaitReady();
        Guild guild = guild(jda);
        String path = "/guilds/" + discord.guild();

        assertThat(jda.getSelfUser().getId()).isEqualTo(Discord.CLIENT);
        assertThat(guild.getName()).isEqualTo("Cloud Riders");
        assertThat(guild.getOwnerId()).isEqualTo(discord.person("aurora"));
        assertThat(guild.getMemberCount()).isEqualTo(5);
        JsonNode roles = discord.bot(path + "/roles").json();
        assertThat(ids(guild.getRoles())).isEqualTo(ids(roles, "/id"));
        for (JsonNode role : roles) {
            Role known = guild.getRoleById(role.path("id").asText());
            assertThat(known).isNotNull();
            assertThat(known.getName()).isEqualTo(role.path("name").asText());
            assertThat(known.getPermissionsRaw())
                    .isEqualTo(Long.parseLong(role.path("permissions").asText()));
            assertThat(known.getPositionRaw()).isEqualTo(role.path("position").asInt());
            assertThat(known.isManaged()).isEqualTo(role.path("managed").asBoolean());
        }
        JsonNode members = discord.bot(path + "/members?limit=1000").json();
        assertThat(guild.getMembers()).hasSize(5);
        for (JsonNode each : members) {
            Member known = guild.getMemberById(each.at("/user/id").asText());
            assertThat(known).isNotNull();
            assertThat(known.getUser().getName())
                    .isEqualTo(each.at("/user/username").asText());
            List<String> given = new ArrayList<>();
            each.path("roles").forEach(role -> given.add(role.asText()));
            assertThat(ids(known.getRoles())).isEqualTo(Set.copyOf(given));
        }
        for (JsonNode each : discord.control("GET", "/state", "").at("/guilds/0/members")) {
            Member known = guild.getMemberById(each.path("userId").asText());
            assertThat(known).isNotNull();
            assertThat(known.getPermissions())
                    .isEqualTo(Permission.getPermissions(
                            Long.parseLong(each.path("permissions").asText())));
        }
        assertThat(guild.getChannels().stream().map(GuildChannel::getName))
                .containsExactlyInAnyOrder("general", "server-status", "Lounge");
    }

    @Test
    void shouldSeeItselfOnlyAndAskForOthersWhenIntentIsNotGranted() throws InterruptedException {
        discord.control("PATCH", "/applications/" + Discord.CLIENT, "{'membersIntent':false}")
                .is(200);
        JDA jda = login();
        Guild guild = guild(jda);

        assertThat(guild.getMembers())
                .singleElement()
                .extracting(ISnowflake::getId)
                .isEqualTo(Discord.CLIENT);
        assertThat(guild.getRoles()).hasSize(4);
        Member bastian = guild.retrieveMemberById(discord.person("bastian")).complete();
        assertThat(bastian.getRoles()).singleElement().extracting(Role::getName).isEqualTo("Admin");
        assertThat(bastian.hasPermission(Permission.MANAGE_SERVER)).isTrue();
        List<Member> found = guild.retrieveMembersByPrefix("cel", 10).get();
        assertThat(found)
                .singleElement()
                .satisfies(member -> assertThat(member.getUser().getName()).isEqualTo("celeste"));
        assertThat(ids(guild.retrieveMembersByIds(discord.person("aurora"), "5").get()))
                .containsExactly(discord.person("aurora"));
        addRole("Operator");
        event(RoleCreateEvent.class);
    }

    @Test
    void shouldBelieveWhatTheRestApiSays() throws InterruptedException {
        JDA jda = login(GatewayIntent.GUILD_MEMBERS);
        Guild guild = guild(jda);

        assertThat(guild.retrieveOwner().useCache(false).complete().getId()).isEqualTo(guild.getOwnerId());
        Guild.MetaData meta = guild.retrieveMetaData().complete();
        assertThat(meta.getApproximateMembers()).isEqualTo(5);
        ApplicationInfo info = jda.retrieveApplicationInfo().complete();
        assertThat(info.getId()).isEqualTo(Discord.CLIENT);
        assertThat(info.getFlags()).containsExactly(ApplicationInfo.Flag.GATEWAY_GUILD_MEMBERS);
        assertThat(jda.retrieveUserById(discord.person("dmitri"))
                        .useCache(false)
                        .complete()
                        .getGlobalName())
                .isEqualTo("Dmitri Halvorsen");
        ErrorResponseException refusal = catchThrowableOfType(
                ErrorResponseException.class,
                () -> guild.retrieveMemberById("5").useCache(false).complete());
        assertThat(refusal.getErrorResponse()).isEqualTo(ErrorResponse.UNKNOWN_USER);
    }

    @Test
    void shouldHearOfRolesAndMembers() throws InterruptedException {
        JDA jda = login(GatewayIntent.GUILD_MEMBERS);
        Guild guild = guild(jda);
        String path = "/guilds/" + discord.guild();

        String role = addRole("Operator");
        assertThat(event(RoleCreateEvent.class).getRole().getName()).isEqualTo("Operator");
        discord.control("PATCH", path + "/roles/" + role, "{'permissions':'32'}");
        assertThat(event(RoleUpdatePermissionsEvent.class).getNewPermissions())
                .containsExactly(Permission.MANAGE_SERVER);
        discord.control("PATCH", member("dmitri"), "{'roles':['" + role + "']}");
        assertThat(event(GuildMemberRoleAddEvent.class).getRoles())
                .singleElement()
                .extracting(ISnowflake::getId)
                .isEqualTo(role);
        Member dmitri = event(GuildMemberRoleAddEvent.class).getMember();
        assertThat(dmitri.hasPermission(Permission.MANAGE_SERVER)).isTrue();
        discord.control("PATCH", member("dmitri"), "{'roles':[],'nick':'Dima'}");
        event(GuildMemberRoleRemoveEvent.class);
        assertThat(event(GuildMemberUpdateNicknameEvent.class).getNewNickname()).isEqualTo("Dima");
        discord.control("PATCH", member("dmitri"), "{'roles':['" + role + "']}");
        await().atMost(PATIENCE).until(() -> !dmitri.getRoles().isEmpty());
        discord.control("DELETE", path + "/roles/" + role, "");
        event(RoleDeleteEvent.class);
        assertThat(dmitri.getRoles()).isEmpty();

        String erin = discord.control("POST", "/people", "{'username':'erin'}").text("/id");
        discord.control("PUT", path + "/members/" + erin, "{}");
        assertThat(event(GuildMemberJoinEvent.class).getMember().getId()).isEqualTo(erin);
        discord.control("DELETE", "/people/" + erin, "").is(204);
        assertThat(event(GuildMemberRemoveEvent.class).getUser().getId()).isEqualTo(erin);
        assertThat(guild.getMemberById(erin)).isNull();
        discord.control("PATCH", path, "{'name':'Renamed'}");
        assertThat(event(GuildUpdateNameEvent.class).getNewName()).isEqualTo("Renamed");
        discord.control("POST", path + "/channels", "{'name':'games'}");
        assertThat(event(ChannelCreateEvent.class).getChannel().getName()).isEqualTo("games");
    }

    @Test
    void shouldJoinLeaveAndLoseGuilds() throws InterruptedException {
        JDA jda = login(GatewayIntent.GUILD_MEMBERS);
        String other = discord.addGuild("Other", true);
        Guild joined = event(GuildJoinEvent.class).getGuild();
        assertThat(joined.getId()).isEqualTo(other);
        assertThat(joined.getSelfMember().getRoles())
                .singleElement()
                .extracting(Role::isManaged)
                .isEqualTo(true);

        joined.leave().complete();
        event(GuildLeaveEvent.class, left -> left.getGuild().getId().equals(other));
        assertThat(discord.control("GET", "/state", "").at("/guilds/1/members")).hasSize(1);

        // after an outage it asks for all members again, too soon for Discord
        set("{'memberListSpacingMillis':0}");
        String guild = "/guilds/" + discord.guild();
        discord.control("PUT", guild + "/outage", "").is(204);
        event(GuildUnavailableEvent.class);
        assertThat(jda.isUnavailable(Long.parseLong(discord.guild()))).isTrue();
        discord.control("DELETE", guild + "/outage", "").is(204);
        event(GuildAvailableEvent.class);

        discord.control("DELETE", guild + "/members/" + Discord.CLIENT, "").is(204);
        event(GuildLeaveEvent.class, left -> left.getGuild().getId().equals(discord.guild()));
        await().atMost(PATIENCE).until(() -> jda.getGuilds().isEmpty());
    }

    @Test
    void shouldResumeWhenToldToReconnect() throws InterruptedException {
        JDA jda = login(GatewayIntent.GUILD_MEMBERS);

        disturb("{'action':'reconnect'}");
        event(SessionDisconnectEvent.class);
        addRole("while away");

        event(RoleCreateEvent.class);
        event(SessionResumeEvent.class);
        assertThat(guild(jda).getRolesByName("while away", false)).hasSize(1);
        assertThat(events).noneMatch(SessionRecreateEvent.class::isInstance);
    }

    @Test
    void shouldResumeWhenTheConnectionIsCut() throws InterruptedException {
        login(GatewayIntent.GUILD_MEMBERS);

        disturb("{'action':'drop'}");

        event(SessionResumeEvent.class);
        addRole("afterwards");
        event(RoleCreateEvent.class);
    }

    @Test
    void shouldResumeWhenItsSessionIsSaidToBeResumable() throws InterruptedException {
        login(GatewayIntent.GUILD_MEMBERS);

        disturb("{'action':'invalidate','resumable':true}");

        event(SessionResumeEvent.class);
        addRole("afterwards");
        event(RoleCreateEvent.class);
    }

    @Test
    void shouldBeginAnewWhenItsSessionIsInvalid() throws InterruptedException {
        JDA jda = login(GatewayIntent.GUILD_MEMBERS);

        disturb("{'action':'invalidate'}");
        addRole("unheard of");

        event(SessionRecreateEvent.class);
        assertThat(guild(jda).getRolesByName("unheard of", false)).hasSize(1);
        assertThat(guild(jda).getMembers()).hasSize(5);
        assertThat(events).noneMatch(SessionResumeEvent.class::isInstance);
        addRole("heard of");
        event(RoleCreateEvent.class, made -> made.getRole().getName().equals("heard of"));
    }

    @Test
    void shouldReconnectWhenItsHeartbeatsAreNotAcknowledged() throws InterruptedException {
        set("{'heartbeatMillis':1000}");
        JDA jda = login(GatewayIntent.GUILD_MEMBERS);
        set("{'dropHeartbeatAcks':true}");

        event(SessionDisconnectEvent.class);
        set("{'dropHeartbeatAcks':false}");

        event(SessionResumeEvent.class);
        await().atMost(PATIENCE).until(() -> jda.getStatus() == JDA.Status.CONNECTED);
    }

    @Test
    void shouldGiveUpWhenIntentIsNotGranted() throws InterruptedException {
        discord.control("PATCH", "/applications/" + Discord.CLIENT, "{'membersIntent':false}")
                .is(200);

        JDA jda = begin(Compression.ZLIB, GatewayIntent.GUILD_MEMBERS);

        assertThat(jda.awaitShutdown(PATIENCE)).isTrue();
        assertThat(event(ShutdownEvent.class).getCloseCode()).isEqualTo(CloseCode.DISALLOWED_INTENTS);
    }

    @Test
    void shouldLoadALargeCommunity() throws InterruptedException {
        discord.control("POST", "/guilds/" + discord.guild() + "/bulk", "{'members':10000,'roles':246}")
                .is(201);

        JDA jda = login(GatewayIntent.GUILD_MEMBERS);

        assertThat(guild(jda).getMembers()).hasSize(10_005);
        assertThat(guild(jda).getRoles()).hasSize(250);
    }
}
