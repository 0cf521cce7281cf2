package io.pteronimbus.gameserver.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pteronimbus.gameserver.server.ServerSeal.Column;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ServerSealTest {
    private static final Map<String, String> VALUES = Map.of("TOKEN", "hunter2", "MOTD", "Hi");

    private final ServerSeal seal = new ServerSeal(List.of("dGVzdC1rZXktb2YtZ2FtZXNlcnZlci1zZXJ2aWNlISE="));
    private final UUID tenant = UUID.randomUUID();
    private final UUID server = UUID.randomUUID();

    @Test
    void shouldOpenForTheSameServerAlone() {
        // given
        var text = seal.sealVariables(tenant, server, VALUES);

        // then
        assertThat(text).doesNotContain("hunter2");
        assertThat(seal.openVariables(tenant, server, text)).isEqualTo(VALUES);
        assertThatThrownBy(() -> seal.openVariables(tenant, UUID.randomUUID(), text))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> seal.openVariables(UUID.randomUUID(), server, text))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> seal.openSecrets(tenant, server, text)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldSealNothingWhenThereIsNothing() {
        assertThat(seal.sealVariables(tenant, server, Map.of())).isEqualTo("{}");
        assertThat(seal.openVariables(tenant, server, "{}")).isEmpty();
    }

    @Test
    void shouldTakeNoReadableValuesForSealedOnes() {
        assertThatThrownBy(() -> seal.openVariables(tenant, server, "{\"TOKEN\":\"hunter2\"}"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void shouldTellNoValueWhenWhatWasSealedIsUnreadable() {
        // given
        var text = seal.seal(Column.VARIABLES, tenant, server, "hunter2");

        // then
        assertThatThrownBy(() -> seal.openVariables(tenant, server, text))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
        var secrets = seal.seal(Column.DESIRED_SECRETS, tenant, server, "hunter2");
        assertThatThrownBy(() -> seal.openSecrets(tenant, server, secrets))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void shouldTellKeysAloneWhenWritten() {
        // given
        var secrets = SecretValues.salted(Map.of("TOKEN", "hunter2"));
        var desired = new DesiredServer(server, tenant, 1, false, "{\"a\":1}", "a-grant", 7, secrets);
        var intent = new PublishedIntent("a-spec", "a-grant", "a-secret");

        // then
        assertThat(secrets.toString()).isEqualTo("SecretValues[TOKEN]");
        assertThat(desired.toString())
                .contains(server.toString())
                .doesNotContain("hunter2", secrets.salt(), "a-grant", "\"a\"");
        assertThat(intent.toString()).doesNotContain("a-spec", "a-grant", "a-secret");
        assertThat(seal.openSecrets(tenant, server, seal.sealSecrets(tenant, server, secrets)))
                .isEqualTo(secrets);
    }
}
