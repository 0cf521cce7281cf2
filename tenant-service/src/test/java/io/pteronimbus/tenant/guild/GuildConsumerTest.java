package io.pteronimbus.tenant.guild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.pteronimbus.events.GuildChanged;
import io.pteronimbus.events.GuildChanged.Change;
import io.pteronimbus.tenant.support.Community;
import io.pteronimbus.tenant.support.Person;
import io.pteronimbus.test.infrastructure.Topic;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All guilds come on one topic: what is wrong with one must not delay what happens in the others. */
@QuarkusTest
class GuildConsumerTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"many", "", "0x8"})
    void shouldTakeInTheOthersAtOnceWhenWhatIsToldOfOneMakesNoSense(String permissions) {
        // given
        var owner = Person.known("Aurora");
        var ill = new Community("Ill", owner);
        var well = new Community("Well", owner);
        ill.install(owner);
        var tenant = well.install(owner);
        well.tellGuild();
        var roles = List.of(new GuildChanged.Role(ill.id(), "@everyone", 0, 0, permissions, false));
        // when
        Community.tell(new GuildChanged(
                ill.id(),
                Change.GUILD,
                new GuildChanged.Guild(ill.id(), "Ill", null, owner.discordId(), roles, true),
                null,
                null,
                Instant.now()));
        tell(well, "Told after it", Instant.now());
        // then: much sooner than what is tried ten times is given up
        await().atMost(Duration.ofSeconds(8))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> isNamed(owner, tenant, "Told after it"));
        assertThat(Topic.keyed("guild-changed-dlq", ill.id(), 1)).isNotEmpty();
    }

    @Test
    void shouldHearOnWhenTheClockOfTheBotWasFarAhead() {
        // given
        var owner = Person.known("Aurora");
        var community = new Community("Cloud Riders", owner);
        var tenant = community.install(owner);
        tell(community, "Told ahead", Instant.now().plus(Duration.ofHours(1)));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> isNamed(owner, tenant, "Told ahead"));
        // when, then: as soon as it may be later than that
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    tell(community, "Told now", Instant.now());
                    isNamed(owner, tenant, "Told now");
                });
    }

    private static void tell(Community community, String name, Instant at) {
        Community.tell(new GuildChanged(community.id(), Change.GUILD, community.named(name), null, null, at));
    }

    private static void isNamed(Person owner, UUID tenant, String name) {
        owner.request().get("/api/v1/tenants/" + tenant + "/guild").then().body("name", equalTo(name));
    }
}
