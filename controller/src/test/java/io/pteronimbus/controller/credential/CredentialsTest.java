package io.pteronimbus.controller.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {
    @TempDir
    Path folder;

    private final List<String> used = new ArrayList<>();
    private final Enroller panel = (token, cluster) -> {
        if (used.contains(token)) {
            throw new CredentialException("the panel answers 401");
        }
        used.add(token);
        return "credential-for-" + token;
    };

    @Test
    void shouldTakeConfiguredCredentialAndNeitherEnrolNorStore() {
        // given
        var credentials = credentials("configured", "token");

        // when // then
        assertThat(credentials.current()).isEqualTo("configured");
        assertThatThrownBy(() -> credentials.replace("other")).isInstanceOf(CredentialException.class);
        assertThat(used).isEmpty();
        assertThat(file()).doesNotExist();
    }

    @Test
    void shouldUseTokenOnceAndKeepCredentialForOwnerAlone() throws IOException {
        // when
        var first = credentials(null, "token").current();
        var afterRestart = credentials(null, "token").current();
        var withoutToken = credentials(null, null).current();

        // then
        assertThat(List.of(first, afterRestart, withoutToken)).containsOnly("credential-for-token");
        assertThat(used).containsExactly("token");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void shouldKeepNewCredentialBeforeItIsUsed() {
        // given
        var credentials = credentials(null, "token");
        credentials.current();

        // when
        credentials.replace("next");

        // then
        assertThat(credentials.current()).isEqualTo("next");
        assertThat(credentials(null, "token").current()).isEqualTo("next");
        assertThat(used).hasSize(1);
    }

    @Test
    void shouldStayWithOldCredentialWhenNewOneCannotBeKept() throws IOException {
        // given
        var credentials = credentials(null, "token");
        credentials.current();
        var kept = Files.readAllBytes(file());
        Files.delete(file());
        Files.delete(folder.resolve("own"));

        // when
        assertThatThrownBy(() -> credentials.replace("next")).isInstanceOf(CredentialException.class);

        // then
        assertThat(credentials.current()).isEqualTo("credential-for-token");
        Files.createDirectory(folder.resolve("own"));
        Files.write(file(), kept);
        assertThat(credentials(null, null).current()).isEqualTo("credential-for-token");
    }

    @Test
    void shouldEnrolAnewWhenAnotherTokenIsConfigured() {
        // given
        credentials(null, "token").current();

        // when // then
        assertThat(credentials(null, "another").current()).isEqualTo("credential-for-another");
        // the panel does not want that token again: what is kept will do
        assertThat(credentials(null, "token").current()).isEqualTo("credential-for-another");
    }

    @Test
    void shouldSayWhatIsMissingWhenThereIsNoCredential() {
        assertThatThrownBy(() -> credentials(null, null).current())
                .isInstanceOf(CredentialException.class)
                .hasMessageContaining("pteronimbus.link.enrolment-token");
    }

    @Test
    void shouldNotTellWhatStandsInFileThatIsNone() throws IOException {
        // given
        Files.createDirectories(file().getParent());
        Files.writeString(file(), "s3cret");

        // when // then
        assertThatThrownBy(() -> credentials(null, null).current())
                .isInstanceOf(CredentialException.class)
                .hasMessageNotContaining("s3cret");
        assertThat(new StoredCredential("c", "s3cret", "t").toString()).doesNotContain("s3cret");
    }

    private Credentials credentials(@Nullable String configured, @Nullable String token) {
        try {
            Files.createDirectories(file().getParent());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return new Credentials(
                Optional.ofNullable(configured),
                Optional.ofNullable(token),
                "frankfurt",
                new CredentialFile(file(), new ObjectMapper()),
                panel);
    }

    private Path file() {
        return folder.resolve("own").resolve("link.json");
    }
}
