package io.pteronimbus.auth.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LdapDirectoryTest {
    private TestDirectory server;
    private LdapDirectory directory;

    @BeforeEach
    void start() throws LDAPException {
        server = TestDirectory.plain().with("alice", "right horse").with("bob", "battery");
        directory = DirectoryConfig.at(server.url()).open();
    }

    @AfterEach
    void stop() {
        directory.stop();
        server.close();
    }

    @Test
    void shouldSayWhoItIsWhenThePasswordIsRight() throws Exception {
        // when
        var person = directory.authenticate("alice", "right horse");

        // then
        assertThat(person).contains(new LdapPerson(server.uuidOf("alice"), "Person alice", "alice@example.org"));
        assertThat(directory.isConfigured()).isTrue();
        assertThat(directory.name()).isEqualTo("Directory");
    }

    @Test
    void shouldSayNoWhenThePasswordIsWrong() {
        // when
        var person = directory.authenticate("alice", "battery");

        // then
        assertThat(person).isEmpty();
    }

    @Test
    void shouldSearchAsItselfAgainWhenSomebodySignedInBefore() {
        // given
        directory.authenticate("alice", "right horse");
        directory.authenticate("alice", "wrong");

        // when
        var person = directory.authenticate("bob", "battery");

        // then
        assertThat(person).map(LdapPerson::name).contains("Person bob");
        assertThat(server.binds.getLast()).isEqualTo(TestDirectory.SEARCHER);
    }

    @Test
    void shouldTryThePasswordAllTheSameWhenNobodyHasThatName() {
        // given
        directory.authenticate("alice", "wrong");
        var steps = server.binds.size();

        // when
        var person = directory.authenticate("nobody", "right horse");

        // then
        assertThat(person).isEmpty();
        assertThat(server.binds.subList(steps, server.binds.size()))
                .hasSize(2)
                .satisfies(
                        binds -> assertThat(binds.getFirst()).startsWith("cn=").endsWith(",dc=example,dc=org"));
    }

    @Test
    void shouldSendNothingWhenThePasswordIsEmpty() {
        // when
        var person = directory.authenticate("alice", "");

        // then
        assertThat(person).isEmpty();
        assertThat(server.binds).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "ali*",
                "a*e",
                ")(uid=*",
                "alice)(objectClass=*",
                "*)(|(uid=*",
                "\\2a",
                "\\61lice",
                "alice\u0000",
                "alice\n",
                "uid=alice,dc=example,dc=org",
                "&",
                "(",
                ")",
                "\u202Ealice",
                "älice",
                "{username}",
                "",
                " "
            })
    void shouldFindNobodyWhenTheNameIsMeantAsAFilter(String name) {
        // when
        var person = directory.authenticate(name, "right horse");

        // then
        assertThat(person).isEmpty();
    }

    @Test
    void shouldTakeOddNamesLiterally() throws Exception {
        // given
        server.with("*", "star password").with("Ünïcødé 名前", "unicode password");

        // when
        var star = directory.authenticate("*", "star password");
        var unicode = directory.authenticate("Ünïcødé 名前", "unicode password");

        // then
        assertThat(star).map(LdapPerson::name).contains("Person *");
        assertThat(unicode).map(LdapPerson::name).contains("Person Ünïcødé 名前");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void shouldLetNobodyInWhenSeveralHaveThatName(int many) throws Exception {
        // given
        for (var i = 0; i < many; i++) {
            server.with("twin" + i, "same password", new Attribute("employeeType", "twin"));
        }
        var ambiguous = DirectoryConfig.at(server.url())
                .finding("(employeeType={username})")
                .open();

        // when
        var person = ambiguous.authenticate("twin", "same password");

        // then
        assertThat(person).isEmpty();
        ambiguous.stop();
    }

    @Test
    void shouldReadAnActiveDirectoryIdAsItsToolsShowIt() throws Exception {
        // given
        var guid = HexFormat.of().parseHex("00112233445566778899aabbccddeeff");
        server.with("carol", "password", new Attribute("objectGUID", guid));
        var active = DirectoryConfig.at(server.url()).telling("objectGUID").open();

        // when
        var person = active.authenticate("carol", "password");

        // then
        assertThat(person).map(LdapPerson::subject).contains("33221100-5544-7766-8899-aabbccddeeff");
        active.stop();
    }

    @Test
    void shouldTellPeopleApartByNameWhenTheyHaveNoSingleId() throws Exception {
        // given
        server.with("dave", "password").with("erin", "password", new Attribute("employeeNumber", "1", "2"));
        var numbers = DirectoryConfig.at(server.url()).telling("employeeNumber").open();

        // when
        var without = numbers.authenticate("dave", "password").map(LdapPerson::subject);
        var several = numbers.authenticate("erin", "password").map(LdapPerson::subject);

        // then
        assertThat(without).contains("uid=dave,dc=example,dc=org");
        assertThat(several).contains("uid=erin,dc=example,dc=org");
        numbers.stop();
    }

    @Test
    void shouldWriteOtherBytesAsHex() throws Exception {
        // given
        server.with("frank", "password", new Attribute("guid", new byte[] {(byte) 0xff, 0x01}))
                .with("grace", "password", new Attribute("guid", new byte[] {0x41, 0x00}))
                .with("heidi", "password", new Attribute("guid", "x".repeat(300)));
        var binary = DirectoryConfig.at(server.url()).telling("guid").open();

        // when
        var notText = binary.authenticate("frank", "password").map(LdapPerson::subject);
        var control = binary.authenticate("grace", "password").map(LdapPerson::subject);
        var tooLong = binary.authenticate("heidi", "password").map(LdapPerson::subject);

        // then
        assertThat(notText).contains("ff01");
        assertThat(control).contains("4100");
        assertThat(tooLong).hasValueSatisfying(text -> assertThat(text).matches("sha256:[0-9a-f]{64}"));
        binary.stop();
    }

    @Test
    void shouldCleanNamesAndLeaveOutAddressesThatAreNone() throws Exception {
        // given
        server.with(
                        "mallory",
                        "password",
                        new Attribute("cn", "  Admin\u202Enimda\n\t" + "x".repeat(80)),
                        new Attribute("mail", "not an address"))
                .with("nameless", "password", new Attribute("cn", "\u0007 \u2066"));

        // when
        var mallory = directory.authenticate("mallory", "password");
        var nameless = directory.authenticate("nameless", "password");

        // then
        assertThat(mallory).hasValueSatisfying(person -> {
            assertThat(person.name()).startsWith("Adminnimda  xxx").hasSize(64);
            assertThat(person.email()).isNull();
        });
        assertThat(nameless).map(LdapPerson::name).contains("nameless");
    }

    @Test
    void shouldSearchAnonymouslyWhenNobodyIsNamed() throws Exception {
        // given
        try (var open = TestDirectory.open().with("alice", "right horse")) {
            var anonymous =
                    DirectoryConfig.at(open.url()).searchingAs(null, null).open();

            // when
            var first = anonymous.authenticate("alice", "right horse");
            var second = anonymous.authenticate("alice", "right horse");
            var wrong = anonymous.authenticate("alice", "wrong");

            // then
            assertThat(first).isPresent().isEqualTo(second);
            assertThat(wrong).isEmpty();
            assertThat(open.binds.getLast()).isEmpty();
            anonymous.stop();
        }
    }

    @Test
    void shouldOpenANewConnectionWhenTheDirectoryDroppedIt() {
        // given
        directory.authenticate("alice", "right horse");
        server.dropConnections();

        // when
        var person = directory.authenticate("alice", "right horse");

        // then
        assertThat(person).isPresent();
    }

    @Test
    void shouldBeOffWhenThereIsNoAddress() {
        // given
        var off = DirectoryConfig.at(null).open();

        // when
        var configured = off.isConfigured();

        // then
        assertThat(configured).isFalse();
        assertThatThrownBy(() -> off.authenticate("alice", "right horse")).isInstanceOf(IllegalStateException.class);
        off.stop();
    }

    @Test
    void shouldKeepItsPasswordOutOfText() {
        // when
        var text = DirectoryConfig.at(server.url()).settings(server.url()).toString();

        // then
        assertThat(text).doesNotContain(TestDirectory.SEARCHER_PASSWORD).contains("127.0.0.1");
    }
}
