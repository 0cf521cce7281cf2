package io.pteronimbus.auth.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pteronimbus.auth.identity.TokenIssuerAwayException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that neither Discord nor the simulated one gives today, so the client is one of ours. */
class DiscordGuildsTest {
    private static final String TOKEN = "T0ken-T0ken";

    @Test
    void shouldReadPageAfterPageWhenThereAreMany() {
        // given
        var asked = new ArrayList<String>();
        var guilds = guilds((bearer, limit, after) -> {
            asked.add(bearer + " " + limit + " " + after);
            var from = Integer.parseInt(after);
            return page(from + 1, Math.min(from + 200, 450));
        });

        // when
        var answer = told(guilds);

        // then
        assertThat(answer).extracting(Guild::id).doesNotHaveDuplicates().hasSize(450);
        assertThat(asked)
                .containsExactly(
                        "Bearer " + TOKEN + " 200 0", "Bearer " + TOKEN + " 200 200", "Bearer " + TOKEN + " 200 400");
    }

    @Test
    void shouldStopWhenThereIsNoEnd() {
        // given
        var asked = new ArrayList<String>();
        var guilds = guilds((bearer, limit, after) -> {
            asked.add(after);
            return page(1, 200);
        });

        // when
        var answer = told(guilds);

        // then
        assertThat(asked).hasSize(5);
        assertThat(answer).hasSize(1000);
    }

    @Test
    void shouldTellOfNoneWhenThereIsNoList() {
        assertThat(told(guilds((bearer, limit, after) -> "null"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[null]",
                "[[]]",
                "[{}]",
                "[] []",
                "<html>secret</html>",
                "[{\"id\":\"1\",\"name\":\"secret\",\"owner\":true}]",
                "[{\"id\":\"1\",\"name\":\"secret\",\"permissions\":\"0\"}]",
                "[{\"id\":\"../secret\",\"name\":\"a\",\"owner\":true,\"permissions\":\"0\"}]",
                "[{\"id\":\"1\",\"name\":null,\"owner\":true,\"permissions\":\"0\"}]",
                "[{\"id\":\"1\",\"name\":\"secret\",\"owner\":true,\"permissions\":\"-1\"}]",
                "[{\"id\":\"1\",\"name\":\"secret\",\"owner\":\"perhaps\",\"permissions\":\"0\"}]"
            })
    void shouldTakeNothingOfItWhenItIsNoListOfGuilds(String body) {
        assertThatExceptionOfType(TokenIssuerAwayException.class)
                .isThrownBy(() -> guilds((bearer, limit, after) -> body).of(TOKEN))
                .withMessageNotContaining("secret")
                .withNoCause();
    }

    @Test
    void shouldCutWhatIsTooLongAndLeaveOutWhatIsNoPicture() {
        // given: an emoji is two chars
        var name = "😀".repeat(150);
        var body = "[{\"id\":\"1\",\"name\":\"" + name
                + "\",\"icon\":\"../../x\",\"owner\":false,\"permissions\":\"18446744073709551615\",\"new\":{}}]";

        // when
        var guild = told(guilds((bearer, limit, after) -> body)).getFirst();

        // then
        assertThat(guild.name()).isEqualTo("😀".repeat(100));
        assertThat(guild.icon()).isNull();
        assertThat(guild.permissions()).isEqualTo("18446744073709551615");
    }

    private static List<Guild> told(DiscordGuilds guilds) {
        return ((GuildAnswer.Told) guilds.of(TOKEN)).guilds();
    }

    private static DiscordGuilds guilds(DiscordGuildClient client) {
        var json = new ObjectMapper()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        return new DiscordGuilds(client, json, Clock.systemUTC());
    }

    private static String page(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(i -> "{\"id\":\"" + i + "\",\"name\":\"G\",\"owner\":false,\"permissions\":\"0\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }
}
