package io.pteronimbus.platform.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pteronimbus.platform.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void shouldPointBehindTheLastItemWhenThereIsMore() {
        // when
        var page = Page.of(List.of("a", "b", "c"), 2, item -> item);

        // then
        assertThat(page.items()).containsExactly("a", "b");
        assertThat(page.nextCursor()).isEqualTo(Cursor.encode("b"));
        assertThat(Cursor.decode(Cursor.encode("b"))).isEqualTo("b");
    }

    @Test
    void shouldEndWhenThereIsNoMore() {
        // when
        var page = Page.of(List.of("a", "b"), 2, item -> item).map(String::length);

        // then
        assertThat(page).isEqualTo(new Page<>(List.of(1, 1), null));
    }

    @Test
    void shouldRefuseWhatWasNeverACursor() {
        assertThatThrownBy(() -> Cursor.decode("%%%")).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> Cursor.decode("a".repeat(600))).isInstanceOf(ProblemException.class);
    }
}
