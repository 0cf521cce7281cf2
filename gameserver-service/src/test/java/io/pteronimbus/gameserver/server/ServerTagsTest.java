package io.pteronimbus.gameserver.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.FieldErrorCode;
import io.pteronimbus.platform.problem.ProblemException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerTagsTest {
    private static ServerTags tags(@Nullable String... typed) {
        return ServerTags.of("tags", Arrays.asList(typed));
    }

    @SuppressWarnings("unchecked")
    private static List<FieldError> errors(@Nullable String... typed) {
        var refusal = catchThrowableOfType(ProblemException.class, () -> tags(typed));
        return Objects.requireNonNull((List<FieldError>) refusal.getParameters().get("errors"));
    }

    @Test
    void shouldKeepOrderAndFirstSpellingWhenCaseAloneDiffers() {
        // when
        var tags = tags("Survival", "eu", "  SURVIVAL ", "EU", "event");

        // then
        assertThat(tags.names()).containsExactly("Survival", "eu", "event");
        assertThat(tags.keys()).containsExactly("survival", "eu", "event");
    }

    @Test
    void shouldBeOneWhenLettersAreWrittenInTwoWays() {
        // when
        var tags = tags("Cafe\u0301", "CAF\u00c9");

        // then
        assertThat(tags.names()).containsExactly("Caf\u00e9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "mod pack_1.20-b",
                "Überleben",
                "بقاء",
                "サバイバル",
                "हिन्दी",
                "٣",
                "𝒳𝒳𝒳𝒳𝒳𝒳𝒳𝒳𝒳𝒳𝒳𝒳𝒳𝒳𝒳𝒳𝒳𝒳𝒳𝒳𝒳𝒳𝒳𝒳"
            })
    void shouldTakeWordsOfAnyLanguage(String tag) {
        assertThat(tags(tag).names()).containsExactly(tag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "#event", "a/b", "a\nb", "a\u0000b", "a\u202eb", "<b>", "🎮", "a\tb"})
    void shouldRefuseOtherCharacters(String tag) {
        assertThat(errors("fine", tag)).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo("tags[1]");
            assertThat(error.code()).isEqualTo(FieldErrorCode.INVALID_FORMAT);
        });
    }

    @Test
    void shouldNameEachThatIsNoTag() {
        // when
        var errors = errors("fine", " ", "x".repeat(ServerTags.LONGEST + 1), null, "x".repeat(ServerTags.LONGEST));

        // then
        assertThat(errors).extracting(FieldError::field).containsExactly("tags[1]", "tags[2]", "tags[3]");
        assertThat(errors)
                .extracting(FieldError::code)
                .containsExactly(FieldErrorCode.REQUIRED, FieldErrorCode.TOO_LONG, FieldErrorCode.REQUIRED);
        assertThat(errors.get(1).params()).containsEntry("max", 24);
    }

    @Test
    void shouldRefuseMoreThanTen() {
        // given
        var ten = IntStream.range(0, ServerTags.MOST).mapToObj(i -> "tag " + i).toArray(String[]::new);

        // then
        assertThat(tags(ten).names()).hasSize(10);
        assertThat(errors(Collections.nCopies(11, "same").toArray(String[]::new)))
                .containsExactly(new FieldError(
                        "tags", FieldErrorCode.TOO_MANY, "must be at most 10", java.util.Map.of("max", 10)));
    }
}
