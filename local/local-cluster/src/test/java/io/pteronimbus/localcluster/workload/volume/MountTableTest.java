package io.pteronimbus.localcluster.workload.volume;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MountTableTest {

    private final MountTable mounts = new MountTable(List.of(
            new MountTable.Mount("/data", Path.of("/host/data/v1")),
            new MountTable.Mount("/data/world", Path.of("/host/w")),
            new MountTable.Mount("/etc/game/", Path.of("/host/c"))));

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            /data,                        /host/data/v1
            /data/,                       /host/data/v1/
            --dir=/data/x,                --dir=/host/data/v1/x
            /data/world/region,           /host/w/region
            /data/worlds,                 /host/data/v1/worlds
            cd /data && ls "/etc/game",   cd /host/data/v1 && ls "/host/c"
            /a:/data/lib:/etc/game/b,     /a:/host/data/v1/lib:/host/c/b
            /database,                    /database
            /var/data,                    /var/data
            ./data,                       ./data
            ${HOME}/data,                 ${HOME}/data
            http://host/data,             http://host/data
            /data-old /data.bak,          /data-old /data.bak
            """)
    void shouldRewriteOnlyMountPathsWhenTextMentionsThem(String text, String expected) {
        // when
        String rewritten = mounts.rewrite(text);

        // then
        assertThat(rewritten).isEqualTo(expected);
    }

    @Test
    void shouldChangeNothingWhenThereAreNoMounts() {
        // given
        var none = new MountTable(List.of());

        // when
        List<String> rewritten = none.rewrite(List.of("/data"));

        // then
        assertThat(rewritten).containsExactly("/data");
    }
}
