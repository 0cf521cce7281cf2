package io.pteronimbus.auth.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.auth.support.AtOnce;
import io.pteronimbus.auth.support.Browser;
import io.pteronimbus.auth.support.Database;
import io.pteronimbus.auth.support.Person;
import io.pteronimbus.auth.support.SimulatedDiscord;
import io.pteronimbus.events.EventIds;
import io.pteronimbus.test.infrastructure.Topic;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProfileBackfillTest {
    private static final String TOPIC = "user-changed";
    private static final int MORE_THAN_TWO_BATCHES = 230;

    private final ProfileBackfill backfill;

    ProfileBackfillTest(ProfileBackfill backfill) {
        this.backfill = backfill;
    }

    @Test
    void shouldTellOfEachOnceWhenReplicasShareTheWork() {
        // given
        var name = "Old " + UUID.randomUUID();
        for (var i = 0; i < MORE_THAN_TWO_BATCHES; i++) {
            insertOld(name);
        }
        Callable<Integer> replica = () -> {
            backfill.run();
            return 0;
        };

        // when
        AtOnce.all(Collections.nCopies(4, replica));
        backfill.run();

        // then
        assertThat(Database.texts("select version from account where display_name = ?", name))
                .hasSize(MORE_THAN_TWO_BATCHES)
                .containsOnly("1");
        var events = Topic.await(
                TOPIC,
                MORE_THAN_TWO_BATCHES,
                event -> name.equals(event.at("/displayName").asText()));
        assertThat(events).extracting(event -> event.at("/userId").asText()).doesNotHaveDuplicates();
        assertThat(events).extracting(ProfileBackfillTest::version).containsOnly(1L);
    }

    @Test
    void shouldTellAllThatIsKnownWhenTheAccountIsOld() {
        // given
        var discord = SimulatedDiscord.person("Old");
        var browser = new Browser();
        browser.signInByDiscord(discord);
        var id = browser.open("/api/v1/me").<String>path("id");
        Database.update("update account set version = 0 where id = ?", UUID.fromString(id));

        // when
        backfill.run();

        // then
        var events = Topic.keyed(TOPIC, id, 2);
        assertThat(version(events.getLast())).isEqualTo(1);
        assertThat(events.getLast().at("/discordId").asText()).isEqualTo(discord);
        assertThat(events.getLast().at("/displayName").asText()).isEqualTo("Old");
    }

    @Test
    void shouldLeaveThoseAloneWhomOthersKnow() {
        // given
        var person = Person.registered();

        // when
        backfill.run();

        // then
        assertThat(versionOf(person.id())).isEqualTo("1");
    }

    @Test
    void shouldWaitForNobodyWhenSomebodyChangesAnAccount() throws Exception {
        // given
        var id = insertOld("Old and busy");

        // when
        var meanwhile = Database.whileUpdating("update account set display_name = 'Busy' where id = ?", id, () -> {
            backfill.run();
            return versionOf(id.toString());
        });
        backfill.run();

        // then
        assertThat(meanwhile).isEqualTo("0");
        var events = Topic.keyed(TOPIC, id.toString(), 1);
        assertThat(events.getFirst().at("/displayName").asText()).isEqualTo("Busy");
    }

    /** An account as it was kept before anybody was told of accounts. */
    private static UUID insertOld(String name) {
        var id = EventIds.next();
        Database.update(
                "insert into account (id, display_name, super_admin, created_at) values (?, ?, false, now())",
                id,
                name);
        return id;
    }

    private static String versionOf(String id) {
        return Database.texts("select version from account where id = ?", UUID.fromString(id))
                .getFirst();
    }

    private static long version(JsonNode event) {
        return event.at("/version").asLong();
    }
}
