package io.pteronimbus.tenant.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {

    @ParameterizedTest
    @CsvSource({
        "The Blocky Bunch, the-blocky-bunch",
        "Café Zürich, cafe-zurich",
        "'  -- x --  ', x-tenant",
        "日本, tenant",
        "A_B.C, a-b-c"
    })
    void shouldReadLikeTheNameWhenDerived(String name, String slug) {
        // when
        var first = Slug.candidates(name).findFirst().orElseThrow();

        // then
        assertThat(first.text()).isEqualTo(slug);
    }

    /** Any name gives candidates without end, all of them slugs and all different. */
    @Test
    void shouldAlwaysBeASlugWhateverTheName() {
        // given
        var random = new Random(42);

        for (var round = 0; round < 2_000; round++) {
            var name = random.ints(1 + random.nextInt(80), 0, 0x2FFF)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();

            // when
            var candidates = Slug.candidates(name).limit(10).map(Slug::text).toList();

            // then
            assertThat(candidates).doesNotHaveDuplicates().allMatch(text -> text.matches(Slug.FORM));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "-abc", "abc-", "Abc", "a c", "a\nc"})
    void shouldRefuseWhenItIsNone(String text) {
        // when / then
        assertThatThrownBy(() -> new Slug(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
