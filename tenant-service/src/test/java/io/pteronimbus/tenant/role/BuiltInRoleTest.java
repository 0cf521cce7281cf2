package io.pteronimbus.tenant.role;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.platform.security.Permissions;
import io.pteronimbus.test.infrastructure.Infrastructure;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BuiltInRoleTest {

    @Test
    void shouldAllowEverythingWhenOwner() {
        // when
        var permissions = BuiltInRole.OWNER.permissions();

        // then
        assertThat(permissions).isEqualTo(Permissions.TENANT);
    }

    @Test
    void shouldAllowLessWithEachStepDown() {
        // given
        var roles = BuiltInRole.values();

        for (var i = 1; i < roles.length; i++) {
            // when
            var lower = roles[i].permissions();

            // then
            assertThat(roles[i - 1].permissions()).containsAll(lower).hasSizeGreaterThan(lower.size());
        }
    }

    @Test
    void shouldNotShowSecretsWhenViewer() {
        // when
        var permissions = BuiltInRole.VIEWER.permissions();

        // then
        assertThat(permissions)
                .allMatch(permission -> permission.endsWith(":read"))
                .doesNotContain("console:read", "log:read", "file:read", "startup:read", "audit:read");
    }

    /** Run with {@code -Dpteronimbus.docs.write=true} after a change that is meant. */
    @Test
    void shouldStandInTheDocumentationAsItIsInTheCode() throws IOException {
        // given
        var document = Infrastructure.repository().resolve("docs/permissions.md");

        // when
        var table = Permissions.TENANT.stream().map(BuiltInRoleTest::row).collect(Collectors.joining("\n"));

        // then
        if (Boolean.getBoolean("pteronimbus.docs.write")) {
            var text = Files.readString(document);
            var start = text.indexOf("|---");
            var body = text.indexOf('\n', start) + 1;
            var end = text.indexOf("\n\n", body);
            Files.writeString(document, text.substring(0, body) + table + text.substring(end));
        }
        assertThat(Files.readString(document)).contains(table);
    }

    private static String row(String permission) {
        return Arrays.stream(BuiltInRole.values())
                .map(role -> role.permissions().contains(permission) ? " yes |" : " |")
                .collect(Collectors.joining("", "| `" + permission + "` |", ""));
    }
}
