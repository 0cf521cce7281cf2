package io.pteronimbus.fakediscord;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlTest {

    @RegisterExtension
    final Discord discord = new Discord();

    private Answer state() {
        return discord.control("GET", "/state", "");
    }

    @Nested
    class Callers {

        private String answer(String headers) throws IOException {
            try (var socket = new Socket("127.0.0.1", discord.running().port())) {
                socket.getOutputStream()
                        .write(("GET /_control/state HTTP/1.1\r\nConnection: close\r\n" + headers + "\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            }
        }

        @Test
        void shouldBeServedWhenTheyAreProgramsOfThisMachine() throws Exception {
            assertThat(answer("Host: localhost:8090\r\n")).startsWith("HTTP/1.1 200");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Host: rebound.example.com",
                    "Host: localhost\r\nOrigin: https://example.com",
                    "Host: localhost\r\nOrigin: null",
                    "Host: localhost\r\nSec-Fetch-Site: cross-site",
                    "Host: localhost\r\nSec-Fetch-Site: same-origin"
                })
        void shouldBeRefusedWhenTheyAreWebPages(String headers) throws Exception {
            assertThat(answer(headers + "\r\n")).startsWith("HTTP/1.1 403");
        }

        @Test
        void shouldBeRefusedWhenTheyAreOfAnotherMachine() throws Exception {
            InetAddress other = NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(found -> found instanceof Inet4Address && !found.isLoopbackAddress())
                    .findFirst()
                    .orElse(null);
            Assumptions.assumeTrue(other != null, "this machine has no address but loopback");
            var everywhere =
                    new FakeDiscordOptions("0.0.0.0", 0, null, null, false, null, null, false, Clock.systemUTC());
            try (FakeDiscord open = FakeDiscord.start(everywhere);
                    var socket = new Socket(other, open.port(), other, 0)) {
                String requests = "GET /api/users/@me HTTP/1.1\r\nHost: localhost\r\n\r\n"
                        + "GET /_control/state HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
                socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));

                String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

                assertThat(answers).startsWith("HTTP/1.1 401").contains("HTTP/1.1 403");
            }
        }

        @Test
        void shouldSeeNoSecrets() {
            discord.redeem(discord.code("aurora")).is(200);

            assertThat(state().is(200).body())
                    .contains("\"scope\":\"identify email guilds guilds.members.read\"")
                    .doesNotContain(Discord.SECRET, Discord.BOT.substring(4), "privateKey", "clientSecret");
        }
    }

    @Nested
    class People {

        @Test
        void shouldBeMadeChangedAndRemoved() {
            Answer made = discord.control(
                            "POST",
                            "/people",
                            "{'username':'erin','globalName':'Erin','email':'erin@example.com','verified':true,"
                                    + "'avatar':'abc','locale':'de','mfaEnabled':true}")
                    .is(201);
            String path = "/people/" + made.text("/id");

            Answer changed = discord.control("PATCH", path, "{'email':null,'username':'erin2'}")
                    .is(200);

            assertThat(changed.at("/email").isNull()).isTrue();
            assertThat(changed.text("/globalName")).isEqualTo("Erin");
            assertThat(changed.text("/username")).isEqualTo("erin2");
            discord.control("DELETE", path, "").is(204);
            discord.control("DELETE", path, "").refused(404, 10013);
        }

        @Test
        void shouldTakeGuildsMembershipsAndTokensWithThemWhenRemoved() {
            String bearer = discord.bearer("dmitri", "identify");
            discord.control("DELETE", "/people/" + discord.person("dmitri"), "").is(204);
            discord.get("/api/users/@me", bearer).refused(401, 0);
            assertThat(state().at("/guilds/0/members")).hasSize(4);

            discord.control("DELETE", "/people/" + discord.person("aurora"), "").is(204);

            assertThat(state().at("/guilds")).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{'username':'x'}",
                    "{'username':5}",
                    "{'username':'aurora'}",
                    "{'username':'a\\nb'}",
                    "{'username':'erin','nonsense':1}",
                    "{'username':'erin','verified':'yes'}",
                    "{'username':'erin','globalName':''}",
                    "{'username':'a name of more than thirty-two characters'}"
                })
        void shouldBeRefusedWhenInputIsWrong(String body) {
            discord.control("POST", "/people", body).refused(400, 50035);
        }

        @ParameterizedTest
        @ValueSource(strings = {"{", "[]", "5", "{} x"})
        void shouldBeRefusedWhenInputIsNoObject(String body) {
            discord.control("POST", "/people", body).refused(400, 50109);
        }

        @Test
        void shouldBeRefusedWhenInputIsTooLarge() {
            discord.control("POST", "/people", "{'username':'" + "x".repeat(80 << 10) + "'}")
                    .is(413);
        }

        @Test
        void shouldStayWhenTheyAreBots() {
            discord.control("DELETE", "/people/" + Discord.CLIENT, "").refused(400, 50035);
            discord.control("DELETE", "/people/x", "").refused(400, 50035);
        }

        @Test
        void shouldLoseOneApplicationsTokensWhenThatIsTakenBack() {
            String bearer = discord.bearer("aurora", "identify");
            String path = "/people/" + discord.person("aurora") + "/authorizations/";

            discord.control("DELETE", path + "5", "").is(204);
            discord.get("/api/users/@me", bearer).is(200);
            discord.control("DELETE", path + Discord.CLIENT, "").is(204);

            discord.get("/api/users/@me", bearer).refused(401, 0);
        }
    }

    @Nested
    class Guilds {

        private final String id = "/guilds/";

        @Test
        void shouldBeMadeChangedAndRemoved() {
            String owner = discord.person("bastian");
            Answer made = discord.control("POST", "/guilds", "{'name':'Second','ownerId':'" + owner + "'}")
                    .is(201);
            assertThat(made.at("/members")).hasSize(1);
            assertThat(made.text("/roles/0/name")).isEqualTo("@everyone");
            String path = id + made.text("/id");

            assertThat(discord.control("PATCH", path, "{'name':'Renamed','icon':'abc'}")
                            .text("/name"))
                    .isEqualTo("Renamed");
            discord.control("PATCH", path, "{'ownerId':'" + discord.person("aurora") + "'}")
                    .refused(404, 10007);
            discord.control("DELETE", path, "").is(204);
            discord.control("PATCH", path, "{}").refused(404, 10004);
            discord.control("POST", "/guilds", "{'name':'Third','ownerId':'5'}").refused(404, 10013);
            discord.control("POST", "/guilds", "{'name':'Third'}").refused(400, 50035);
        }

        @Test
        void shouldHaveRolesThatDecideWhatMembersMay() {
            String guild = id + discord.guild();
            Answer role = discord.control(
                            "POST", guild + "/roles", "{'name':'Root','permissions':'8','color':255,'hoist':true}")
                    .is(201);
            String member = guild + "/members/" + discord.person("dmitri");

            Answer given = discord.control("PUT", member, "{'roles':['" + role.text("/id") + "']}")
                    .is(200);
            assertThat(Long.parseLong(given.text("/permissions")) & 0x20).isNotZero();

            discord.control("PATCH", guild + "/roles/" + role.text("/id"), "{'permissions':'0'}")
                    .is(200);
            assertThat(Long.parseLong(discord.control("PATCH", member, "{}").text("/permissions")) & 0x20)
                    .isZero();
            discord.control("DELETE", guild + "/roles/" + role.text("/id"), "").is(204);
            assertThat(discord.control("PATCH", member, "{}").at("/roles")).isEmpty();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{'permissions':'-1'}",
                    "{'permissions':'x'}",
                    "{'permissions':'99999999999999999999'}",
                    "{'color':-1}",
                    "{'color':1.5}",
                    "{'position':100000}",
                    "{'name':''}"
                })
        void shouldRefuseRolesWhenInputIsWrong(String body) {
            discord.control("POST", id + discord.guild() + "/roles", body).refused(400, 50035);
        }

        @Test
        void shouldKeepTheRolesThatCannotBeRemoved() {
            String guild = id + discord.guild();
            String bots = state().text("/guilds/0/roles/3/id");

            discord.control("DELETE", guild + "/roles/" + discord.guild(), "").refused(400, 50028);
            discord.control("DELETE", guild + "/roles/" + bots, "").refused(400, 50028);
            discord.control("DELETE", guild + "/roles/5", "").refused(404, 10011);
            String member = guild + "/members/" + discord.person("dmitri");
            discord.control("PATCH", member, "{'roles':['" + bots + "']}").refused(404, 10011);
            discord.control("PATCH", member, "{'roles':['" + discord.guild() + "']}")
                    .refused(404, 10011);
            discord.control("PATCH", member, "{'roles':'x'}").refused(400, 50035);
            Answer bot = discord.control("PATCH", guild + "/members/" + Discord.CLIENT, "{'roles':[]}");
            assertThat(bot.text("/roles/0")).isEqualTo(bots);
        }

        @Test
        void shouldHaveChannelsInCategories() {
            String channels = id + discord.guild() + "/channels";
            String category = discord.control("POST", channels, "{'name':'Games','type':4}")
                    .text("/id");
            Answer channel = discord.control(
                            "POST", channels, "{'name':'inside','parentId':'" + category + "','topic':'t'}")
                    .is(201);
            String path = channels + "/" + channel.text("/id");
            assertThat(discord.control("PATCH", path, "{'name':'renamed'}").text("/parentId"))
                    .isEqualTo(category);

            discord.control("DELETE", channels + "/" + category, "").is(204);

            assertThat(discord.control("PATCH", path, "{}").at("/parentId").isNull())
                    .isTrue();
            discord.control("PATCH", path, "{'parentId':'5'}").refused(400, 50035);
            discord.control("POST", channels, "{'name':'x','type':3}").refused(400, 50035);
            discord.control("DELETE", path, "").is(204);
            discord.control("DELETE", path, "").refused(404, 10003);
        }

        @Test
        void shouldLetPeopleJoinAndLeave() {
            String erin =
                    discord.control("POST", "/people", "{'username':'erin'}").text("/id");
            String path = id + discord.guild() + "/members/" + erin;

            assertThat(discord.control("PUT", path, "{'nick':'E'}").is(201).text("/nick"))
                    .isEqualTo("E");
            discord.control("DELETE", path, "").is(204);
            discord.control("DELETE", path, "").refused(404, 10007);
            discord.control("PUT", id + discord.guild() + "/members/5", "{}").refused(404, 10013);
            discord.control("DELETE", id + discord.guild() + "/members/" + discord.person("aurora"), "")
                    .refused(400, 50035);
        }

        @Test
        void shouldHaveNoMoreRolesThanDiscordAllows() {
            String roles = id + discord.guild() + "/roles";
            for (int i = 4; i < 250; i++) {
                discord.control("POST", roles, "{}").is(201);
            }

            discord.control("POST", roles, "{}").refused(400, 30000);
        }
    }

    @Nested
    class Applications {

        @Test
        void shouldSayTheirSecretsOnceWhenMade() {
            Answer made =
                    discord.control("POST", "/applications", "{'name':'Other'}").is(201);

            discord.get("/api/users/@me", "Bot " + made.text("/botToken")).is(200);
            assertThat(state().body()).doesNotContain(made.text("/botToken"), made.text("/clientSecret"));
            Answer changed = discord.control(
                    "PATCH",
                    "/applications/" + made.text("/id"),
                    "{'name':'New','redirectUris':['https://example.com/x']}");
            assertThat(changed.is(200).text("/redirectUris/0")).isEqualTo("https://example.com/x");
            discord.control("DELETE", "/applications/" + made.text("/id"), "").is(204);
            discord.get("/api/users/@me", "Bot " + made.text("/botToken")).refused(401, 0);
            discord.control("PATCH", "/applications/5", "{}").refused(404, 10002);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "javascript:alert(1)",
                    "ftp://example.com",
                    "/relative",
                    "http://example.com/#fragment",
                    "http://user@example.com/",
                    "http://exa mple.com/",
                    "http:///x"
                })
        void shouldBeRefusedWhenRedirectIsNoneForTheWeb(String redirect) {
            discord.control("POST", "/applications", "{'name':'Other','redirectUris':['" + redirect + "']}")
                    .refused(400, 50035);
        }

        @Test
        void shouldBeRefusedWhenIdIsTaken() {
            discord.control("POST", "/applications", "{'name':'Other','clientId':'" + Discord.CLIENT + "'}")
                    .refused(400, 50035);
        }
    }

    @Test
    void shouldMoveTheClockBothWays() {
        Instant before = Instant.parse(discord.control("GET", "/clock", "").text("/now"));

        Answer moved =
                discord.control("POST", "/clock", "{'advanceSeconds':3600}").is(200);

        assertThat(Duration.between(before, Instant.parse(moved.text("/now"))))
                .isBetween(Duration.ofSeconds(3600), Duration.ofSeconds(3660));
        assertThat(discord.control("DELETE", "/clock", "").at("/offsetSeconds").asInt())
                .isZero();
        discord.control("POST", "/clock", "{}").refused(400, 50035);
        discord.control("POST", "/clock", "{'advanceSeconds':1e12}").refused(400, 50035);
    }

    @Test
    void shouldBeginAnewWhenReset() {
        String bearer = discord.bearer("aurora", "identify");
        discord.control("POST", "/people", "{'username':'erin'}").is(201);
        discord.control("POST", "/faults", "{'path':'/users/@me','status':500}").is(201);
        discord.control("PATCH", "/settings", "{'tokenSeconds':60}").is(200);

        discord.control("POST", "/reset", "").is(204);

        assertThat(state().at("/people")).hasSize(5);
        discord.get("/api/users/@me", bearer).refused(401, 0);
        discord.bot("/users/@me").is(200);
        assertThat(discord.control("PATCH", "/settings", "{}")
                        .at("/tokenSeconds")
                        .asInt())
                .isEqualTo(604_800);
    }

    @Test
    void shouldBeHealthyAndListViolations() {
        assertThat(discord.control("GET", "/health", "").is(200).text("/status"))
                .isEqualTo("UP");
        assertThat(discord.control("GET", "/violations", "").is(200).json()).isEmpty();
        discord.control("PATCH", "/settings", "{'tokenSeconds':0}").refused(400, 50035);
        discord.send("GET", "/_control/nothing", Map.of(), BodyPublishers.noBody())
                .refused(404, 0);
    }
}
