package io.pteronimbus.auth.account;

import static io.pteronimbus.auth.support.Person.from;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.auth.support.AtOnce;
import io.pteronimbus.auth.support.AuthSettings;
import io.pteronimbus.auth.support.Database;
import io.pteronimbus.auth.support.Mailbox;
import io.pteronimbus.auth.support.Person;
import io.pteronimbus.auth.support.Person.Tokens;
import io.pteronimbus.test.infrastructure.Topic;
import io.quarkus.arc.Arc;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What others are told when an account is made or changes. */
@QuarkusTest
class AccountEventsTest {
    private static final String TOPIC = "user-changed";

    private final EmailService emails;

    AccountEventsTest(EmailService emails) {
        this.emails = emails;
    }

    @Test
    void shouldTellWhatOthersMayKnowAndNoMoreWhenSomebodyRegisters() {
        // when
        var person = Person.registered();

        // then
        var event = Topic.keyed(TOPIC, person.id(), 1).getFirst();
        assertThat(event.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("userId", "version", "displayName", "email", "discordId", "at");
        assertThat(event.at("/userId").asText()).isEqualTo(person.id());
        assertThat(event.at("/version").asLong()).isEqualTo(1);
        assertThat(event.at("/displayName").asText()).isEqualTo("Robin");
        // typed, and not proven
        assertThat(event.at("/email").isNull()).isTrue();
        assertThat(event.at("/discordId").isNull()).isTrue();
        assertThat(event.toString()).doesNotContain(person.password(), person.email(), "argon2");
    }

    @Test
    void shouldTellOfTheFirstAdministratorWhenTheServiceStarts() {
        // given
        var email = AuthSettings.ADMIN_EMAIL.toLowerCase(Locale.ROOT);

        // when
        var id = Database.texts("select id from account where email = ?", email).getFirst();

        // then
        var event = Topic.keyed(TOPIC, id, 1).getFirst();
        assertThat(event.at("/email").asText()).isEqualTo(email);
        assertThat(event.toString()).doesNotContain(AuthSettings.ADMIN_PASSWORD);
    }

    @Test
    void shouldTellTheAddressWhenItIsProven() {
        // given
        var person = Person.registered();

        // when
        open(Mailbox.token(person.email(), Mailbox.VERIFY));

        // then
        var events = Topic.keyed(TOPIC, person.id(), 2);
        assertThat(versions(events)).containsExactly(1L, 2L);
        assertThat(events.getLast().at("/email").asText()).isEqualTo(person.email());
    }

    @Test
    void shouldTellTheNewAddressWhenItsLinkIsOpened() {
        // given
        var person = Person.registered();
        var email = newAddress();
        person.signIn()
                .request()
                .body(Map.of("email", email, "currentPassword", person.password()))
                .put("/api/v1/me/email")
                .then()
                .statusCode(202);

        // when
        open(Mailbox.token(email, Mailbox.VERIFY));

        // then
        var events = Topic.keyed(TOPIC, person.id(), 2);
        assertThat(events.getLast().at("/email").asText()).isEqualTo(email);
    }

    @Test
    void shouldTakeTheAddressBackOnceWhenItIsChangedToOneThatIsNotProven() {
        // given
        var person = Person.registered();
        var here = person.signIn();
        open(Mailbox.token(person.email(), Mailbox.VERIFY));

        // when
        changeAtOnce(person);
        changeAtOnce(person);
        rename(here, "Last");

        // then: the second address changed nothing that others know
        var events = Topic.keyed(TOPIC, person.id(), 4);
        assertThat(versions(events)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(events.get(2).at("/email").isNull()).isTrue();
        assertThat(events.get(2).at("/displayName").asText()).isEqualTo("Robin");
        assertThat(events.get(3).at("/displayName").asText()).isEqualTo("Last");
    }

    @Test
    void shouldTellTheAddressOnceWhenAForgottenPasswordsLinkProvesIt() {
        // given
        var person = Person.registered();

        // when
        reset(person, 1);
        reset(person, 2);
        rename(new Person(person.id(), person.email(), "forgotten password 2", person.address()).signIn(), "Last");

        // then
        var events = Topic.keyed(TOPIC, person.id(), 3);
        assertThat(versions(events)).containsExactly(1L, 2L, 3L);
        assertThat(events.get(1).at("/email").asText()).isEqualTo(person.email());
        assertThat(events.get(1).at("/displayName").asText()).isEqualTo("Robin");
    }

    @Test
    void shouldTellNothingWhenTheNameStaysAsItIs() {
        // given
        var person = Person.registered();
        var here = person.signIn();

        // when
        rename(here, "Robin");
        rename(here, "Sam");

        // then
        var events = Topic.keyed(TOPIC, person.id(), 2);
        assertThat(versions(events)).containsExactly(1L, 2L);
        assertThat(events.getLast().at("/displayName").asText()).isEqualTo("Sam");
    }

    @Test
    void shouldTellEachChangeInItsOrderWhenManyComeAtOnce() {
        // given
        var person = Person.registered();
        var here = person.signIn();
        var token = Mailbox.token(person.email(), Mailbox.VERIFY);
        Callable<Integer> prove = () -> {
            open(token);
            return 0;
        };
        var renames = IntStream.range(0, 12)
                .<Callable<Integer>>mapToObj(i -> () -> rename(here, "Robin " + i))
                .toList();

        // when
        AtOnce.all(Stream.concat(renames.stream(), Stream.of(prove)).toList());

        // then
        var events = Topic.keyed(TOPIC, person.id(), 14);
        assertThat(versions(events))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 14).boxed().toList());
        assertThat(events.getLast().at("/displayName").asText())
                .isEqualTo(here.request().get("/api/v1/me").path("displayName"));
        assertThat(events.getLast().at("/email").asText()).isEqualTo(person.email());
        // no change tells what was before another
        assertThat(events.subList(firstProven(events), events.size()))
                .allMatch(event -> event.at("/email").isTextual());
    }

    @Test
    void shouldTellNothingWhenTheChangeIsRolledBack() {
        // given
        var other = Person.registered();
        open(Mailbox.token(other.email(), Mailbox.VERIFY));
        var person = Person.registered();
        var here = person.signIn();
        here.request()
                .body(Map.of("email", other.email(), "currentPassword", person.password()))
                .put("/api/v1/me/email")
                .then()
                .statusCode(202);

        // when
        prove(Mailbox.token(Mailbox.await(other.email(), Mailbox.VERIFY, 2)), 409);
        rename(here, "Sam");

        // then
        assertThat(versions(Topic.keyed(TOPIC, person.id(), 2))).containsExactly(1L, 2L);
    }

    private void changeAtOnce(Person person) {
        var context = Arc.container().requestContext();
        context.activate();
        try {
            emails.changeAtOnce(UUID.fromString(person.id()), new EmailAddress(newAddress()));
        } finally {
            context.terminate();
        }
    }

    private static void reset(Person person, int time) {
        from(person.address())
                .body(Map.of("email", person.email()))
                .post("/api/v1/auth/password/forgot")
                .then()
                .statusCode(202);
        var token = Mailbox.token(Mailbox.await(person.email(), Mailbox.RESET, time));
        from(person.address())
                .body(Map.of("token", token, "password", "forgotten password " + time))
                .post("/api/v1/auth/password/reset")
                .then()
                .statusCode(204);
    }

    private static int rename(Tokens here, String name) {
        return here.request()
                .body(Map.of("displayName", name))
                .patch("/api/v1/me")
                .then()
                .statusCode(200)
                .extract()
                .statusCode();
    }

    private static void open(String token) {
        prove(token, 204);
    }

    private static void prove(String token, int status) {
        from(Person.newAddress())
                .body(Map.of("token", token))
                .post("/api/v1/auth/verify-email")
                .then()
                .statusCode(status);
    }

    private static int firstProven(List<JsonNode> events) {
        return (int)
                events.stream().takeWhile(event -> event.at("/email").isNull()).count();
    }

    private static List<Long> versions(List<JsonNode> events) {
        return events.stream().map(event -> event.at("/version").asLong()).toList();
    }

    private static String newAddress() {
        return "n-" + UUID.randomUUID() + "@example.test";
    }
}
