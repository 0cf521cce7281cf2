package io.pteronimbus.controller.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkCodecTest {
    private static final UUID SERVER = UUID.fromString("019ae000-0000-7000-8000-000000000001");
    private static final UUID TENANT = UUID.fromString("019ae000-0000-7000-8000-000000000002");

    private final LinkCodec codec = new LinkCodec(new ObjectMapper());

    @Nested
    class Read {
        @Test
        void shouldReadSnapshotWhenItHasServersAndTombstones() {
            // given
            var text = """
                    {"type":"snapshot","revision":9,"more":true,"extra":1,"servers":[
                      {"serverId":"%s","tenantId":"%s","generation":3,"deleted":false,"spec":{"a":1},"grant":"g"},
                      {"serverId":"%s","tenantId":"%s","generation":4,"deleted":true}]}
                    """.formatted(SERVER, TENANT, TENANT, TENANT);

            // when
            var frame = codec.read(text);

            // then
            assertThat(frame).isInstanceOfSatisfying(PanelFrame.Snapshot.class, snapshot -> {
                assertThat(snapshot.revision()).isEqualTo(9);
                assertThat(snapshot.more()).isTrue();
                assertThat(snapshot.servers())
                        .extracting(DesiredServer::deleted)
                        .containsExactly(false, true);
                assertThat(snapshot.servers().getFirst().grant()).isEqualTo("g");
            });
        }

        @Test
        void shouldReadTemplatesOfEverybodyAndOfTenantsAndThoseThatAreDeleted() {
            // given
            var text = """
                    {"type":"templates","more":true,"templates":[
                      {"id":"%s","slug":"brick","version":3,"hash":"h"},
                      {"id":"%s","slug":"brick","version":1,"tenantId":"%s","deleted":true}]}
                    """.formatted(SERVER, TENANT, TENANT);

            // then
            assertThat(codec.read(text))
                    .isEqualTo(new PanelFrame.Templates(
                            true,
                            List.of(
                                    new PanelFrame.NamedTemplate(SERVER, null, "brick", 3, "h", false),
                                    new PanelFrame.NamedTemplate(TENANT, TENANT, "brick", 1, "", true))));
        }

        @Test
        void shouldReadAllOfATemplateAsItWasSigned() {
            // given
            var text = """
                    {"type":"template","grant":"g","template":
                      {"id":"%s","slug":"brick","version":3,"hash":"h","title":"T","spec":{"a":1},"newer":2}}
                    """.formatted(SERVER);

            // then
            assertThat(codec.read(text)).isInstanceOfSatisfying(PanelFrame.TemplateTold.class, told -> {
                assertThat(told.signed().path("newer").asInt()).isEqualTo(2);
                assertThat(told.title()).isEqualTo("T");
                assertThat(told.description()).isEmpty();
                assertThat(told).hasToString("TemplateTold[" + told.template() + "]");
            });
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{'type':'template','template':{'id':'019ae000-0000-7000-8000-000000000001','slug':'a','version':1}}",
                    "{'type':'template-changed','template':{'id':'x','slug':'a','version':1}}",
                    "{'type':'template-changed','template':{'id':'019ae000-0000-7000-8000-000000000001','slug':'../a','version':1}}",
                    "{'type':'template-changed','template':{'id':'019ae000-0000-7000-8000-000000000001','slug':'a/b','version':1}}",
                    "{'type':'template-changed','template':{'id':'019ae000-0000-7000-8000-000000000001','slug':'A','version':1}}",
                    "{'type':'template-withheld'}",
                    "{'type':'external-template-wanted','tenantId':'019ae000-0000-7000-8000-000000000001','name':'a'}"
                })
        void shouldRefuseTemplatesThatLackSomethingOrHaveNoName(String text) {
            assertThatThrownBy(() -> codec.read(text.replace('\'', '"'))).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void shouldReadSecretsBesideSpecAndTellThemToNobody() {
            // given
            var text = """
                    {"type":"desired","revision":9,"server":{"serverId":"%s","tenantId":"%s","generation":3,"deleted":false,
                     "spec":{"a":1},"grant":"g","secrets":{"salt":"c2FsdA","values":{"TOKEN":"hunter2"}}}}
                    """.formatted(SERVER, TENANT);

            // when
            var frame = codec.read(text);

            // then
            assertThat(frame.toString()).contains(SERVER.toString()).doesNotContain("hunter2", "c2FsdA");
            assertThat(frame).isInstanceOfSatisfying(PanelFrame.Desired.class, desired -> {
                var secrets = Objects.requireNonNull(desired.server().secrets());
                assertThat(secrets.values()).containsExactly(Map.entry("TOKEN", "hunter2"));
                assertThat(secrets.toString()).isEqualTo("SecretValues[TOKEN]");
                // sha256sum of: salt{"TOKEN":"hunter2"}
                assertThat(secrets.hash())
                        .isEqualTo("7b1c611305d3dbc986db4d1cfbf3a37155ba88e49240fb9b9fa40991492bb9d2");
            });
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"salt\":\"c2FsdA\",\"values\":{\"TOKEN\":{\"hunter2\":1}}}",
                    "{\"salt\":\"c2FsdA\",\"values\":{}}",
                    "{\"values\":{\"TOKEN\":\"hunter2\"}}",
                    "{\"salt\":\"?\",\"values\":{\"TOKEN\":\"hunter2\"}}",
                    "hunter2"
                })
        void shouldTellNoSecretWhenTheyCannotBeRead(String secrets) {
            // given
            var text = """
                    {"type":"desired","revision":9,"server":{"serverId":"%s","tenantId":"%s","generation":3,"deleted":false,
                     "spec":{"a":1},"grant":"g","secrets":%s}}
                    """.formatted(SERVER, TENANT, secrets);

            // when // then
            assertThatThrownBy(() -> codec.read(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("hunter2");
        }

        @Test
        void shouldReadStreamRequestsAndHeartbeats() {
            // given
            var open = """
                    {"type":"open-stream","streamId":"s-1","kind":"console","serverId":"%s","tenantId":"%s","grant":"g"}
                    """.formatted(SERVER, TENANT);

            // when // then
            assertThat(codec.read(open)).isEqualTo(new PanelFrame.OpenStream("s-1", "console", SERVER, TENANT, "g"));
            assertThat(codec.read("{\"type\":\"close-stream\",\"streamId\":\"s-1\"}"))
                    .isEqualTo(new PanelFrame.CloseStream("s-1"));
            assertThat(codec.read(open.replace(",\"grant\":\"g\"", "")))
                    .isEqualTo(new PanelFrame.OpenStream("s-1", "console", SERVER, TENANT, null));
            assertThat(codec.read(open).toString()).doesNotContain("grant").doesNotContain("\"g\"");
            assertThat(codec.read("{\"type\":\"heartbeat\"}")).isEqualTo(new PanelFrame.Heartbeat());
            assertThat(codec.read("{\"type\":\"welcome\",\"protocol\":1,\"version\":\"9\",\"newer\":{}}"))
                    .isEqualTo(new PanelFrame.Welcome(1, "9"));
            assertThat(codec.read("{\"type\":\"credential\",\"credential\":\"s3cret\"}"))
                    .isEqualTo(new PanelFrame.Credential("s3cret"))
                    .asString()
                    .doesNotContain("s3cret");
            assertThat(codec.read("{\"type\":\"newer\"}")).isEqualTo(new PanelFrame.Unknown("newer"));
        }

        @Test
        void shouldNotQuoteFrameWhenItIsNoJson() {
            // given
            var text = "{\"grant\":\"eyJhbGciOi\", nonsense";

            // when // then
            assertThatThrownBy(() -> codec.read(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasNoCause()
                    .message()
                    .doesNotContain("eyJhbGciOi");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "no json",
                    "{}",
                    "[]",
                    "{\"type\":\"snapshot\"}",
                    "{\"type\":\"desired\",\"revision\":1}",
                    "{\"type\":\"desired\",\"revision\":1,\"server\":{\"serverId\":\"x\"}}",
                    "{\"type\":\"desired\",\"revision\":1,\"server\":{\"serverId\":\"x\",\"spec\":{}}}",
                    "{\"type\":\"close-stream\",\"streamId\":\"../../secrets\"}"
                })
        void shouldRefuseWhenSomethingIsMissing(String text) {
            // given // when // then
            assertThatThrownBy(() -> codec.read(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class Write {
        @Test
        void shouldNameTypeFirstWhenWritten() {
            // given
            var hello = new ControllerFrame.Hello(1, "0.1", "local", 5);

            // when // then
            assertThat(codec.write(hello))
                    .isEqualTo(
                            "{\"type\":\"hello\",\"protocol\":1,\"version\":\"0.1\",\"cluster\":\"local\",\"revision\":5}");
            assertThat(codec.write(new ControllerFrame.Heartbeat())).isEqualTo("{\"type\":\"heartbeat\"}");
            assertThat(codec.write(new ControllerFrame.Deleted(SERVER)))
                    .isEqualTo("{\"type\":\"deleted\",\"serverId\":\"" + SERVER + "\"}");
        }
    }
}
