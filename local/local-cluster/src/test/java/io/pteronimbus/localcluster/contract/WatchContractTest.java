package io.pteronimbus.localcluster.contract;

import static io.pteronimbus.localcluster.contract.ContractApi.MERGE_PATCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.LocalCluster;
import io.pteronimbus.localcluster.LocalClusterConfig;
import io.pteronimbus.localcluster.store.ObjectKey;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contract: Watch. */
class WatchContractTest {

    enum Transport {
        CHUNKED,
        WEB_SOCKET
    }

    private final ContractApi api = ContractApi.shared();
    private final String maps = "/api/v1/namespaces/" + api.namespace() + "/secrets";

    private EventStream watch(Transport transport, String query) throws Exception {
        String path = maps + "?watch=true" + query;
        return transport == Transport.CHUNKED ? EventStream.chunked(api, path) : EventStream.webSocket(api, path);
    }

    private Answer create(String name) {
        return api.post(
                        maps,
                        "{apiVersion: v1, kind: Secret, metadata: {name: %s, labels: {app: %s}}}".formatted(name, name))
                .succeeded();
    }

    private String now() {
        return api.get(maps).succeeded().text("/metadata/resourceVersion");
    }

    @ParameterizedTest
    @EnumSource
    void shouldTellEveryChangeInOrderWhenWatched(Transport transport) throws Exception {
        try (EventStream events = watch(transport, "&resourceVersion=" + now())) {
            // when
            create("a");
            api.patch(maps + "/a", MERGE_PATCH, "{data: {k: dg==}}").succeeded();
            api.delete(maps + "/a").succeeded();

            // then
            JsonNode added = events.next("ADDED", "a");
            JsonNode modified = events.next("MODIFIED", "a");
            JsonNode deleted = events.next("DELETED", "a");
            assertThat(modified.at("/data/k").asText()).isEqualTo("dg==");
            assertThat(revision(added)).isLessThan(revision(modified));
            assertThat(revision(modified)).isLessThan(revision(deleted));
        }
    }

    @Test
    void shouldBeginWithPresentObjectsWhenNoVersionIsNamed() throws Exception {
        create("a");
        try (EventStream events = watch(Transport.CHUNKED, "")) {
            events.next("ADDED", "a");
        }
    }

    @Test
    void shouldNotReplayWhenVersionIsNamed() throws Exception {
        create("old");
        try (EventStream events = watch(Transport.CHUNKED, "&resourceVersion=" + now())) {
            create("new");

            events.next("ADDED", "new");
        }
    }

    @Test
    void shouldReplayMissedDeletionsWhenWatcherReturns() throws Exception {
        create("a");
        String version = now();
        api.delete(maps + "/a").succeeded();

        try (EventStream events = watch(Transport.WEB_SOCKET, "&resourceVersion=" + version)) {
            events.next("DELETED", "a");
        }
    }

    @Test
    void shouldTellOnlyTheSelectedWhenSelectorIsGiven() throws Exception {
        try (EventStream events = watch(Transport.CHUNKED, "&labelSelector=app%3Db&resourceVersion=" + now())) {
            // when
            create("a");
            create("b");
            api.patch(maps + "/b", MERGE_PATCH, "{metadata: {labels: {app: other}}}")
                    .succeeded();
            api.patch(maps + "/a", MERGE_PATCH, "{metadata: {labels: {app: b}}}")
                    .succeeded();

            // then
            events.next("ADDED", "b");
            events.next("DELETED", "b");
            events.next("ADDED", "a");
        }
    }

    @Test
    void shouldTellOnlyTheNamedWhenFieldSelectorIsGiven() throws Exception {
        try (EventStream events =
                watch(Transport.WEB_SOCKET, "&fieldSelector=metadata.name%3Db&resourceVersion=" + now())) {
            create("a");
            create("b");

            events.next("ADDED", "b");
        }
    }

    @Test
    void shouldSendBookmarkBehindInitialStateWhenAsked() throws Exception {
        create("a");
        try (EventStream events = watch(
                Transport.CHUNKED,
                "&sendInitialEvents=true&allowWatchBookmarks=true&resourceVersionMatch=NotOlderThan")) {
            events.next("ADDED", "a");
            JsonNode bookmark = events.next();

            assertThat(bookmark.path("type").asText()).isEqualTo("BOOKMARK");
            assertThat(bookmark.at("/object/kind").asText()).isEqualTo("Secret");
            assertThat(bookmark.at("/object/metadata/annotations/k8s.io~1initial-events-end")
                            .asText())
                    .isEqualTo("true");
        }
    }

    @Test
    void shouldEndWhenTimeoutIsOver() throws Exception {
        try (EventStream events = watch(Transport.CHUNKED, "&timeoutSeconds=1&resourceVersion=" + now())) {
            events.awaitEnd(10);
        }
        try (EventStream events = watch(Transport.WEB_SOCKET, "&timeoutSeconds=1&resourceVersion=" + now())) {
            events.awaitEnd(10);
        }
    }

    @Test
    void shouldSendTablesWhenClientWantsThem() throws Exception {
        // given
        create("a");
        var request = api.client()
                .getHttpClient()
                .newHttpRequestBuilder()
                .uri(api.client().getMasterUrl().toString().replaceAll("/$", "") + maps
                        + "?watch=true&timeoutSeconds=1")
                .header("Accept", ContractApi.TABLE)
                .build();

        // when
        String line = api.client()
                .getHttpClient()
                .sendAsync(request, String.class)
                .get()
                .body();

        // then
        JsonNode event = ContractApi.yaml(line.lines().findFirst().orElseThrow());
        assertThat(event.at("/object/kind").asText()).isEqualTo("Table");
        assertThat(event.at("/object/rows/0/cells/0").asText()).isEqualTo("a");
    }

    @Test
    void shouldAnswerGoneWhenVersionIsTooOld() throws Exception {
        assumeThat(ContractApi.isEmbedded())
                .as("a real cluster keeps minutes of history")
                .isTrue();
        try (LocalCluster small =
                LocalCluster.start(LocalClusterConfig.inMemory().withHistory(5))) {
            // given
            ContractApi its = ContractApi.at(small.baseUrl());
            String path = "/api/v1/namespaces/default/configmaps";
            String old = its.get(path).text("/metadata/resourceVersion");
            for (int i = 0; i < 6; i++) {
                its.post(path, Manifests.named(Manifests.CONFIG_MAP, "m" + i)).succeeded();
            }

            // when
            try (EventStream events = EventStream.chunked(its, path + "?watch=true&resourceVersion=" + old)) {
                // then
                JsonNode event = events.next();
                assertThat(event.path("type").asText()).isEqualTo("ERROR");
                assertThat(event.at("/object/code").asInt()).isEqualTo(410);
                assertThat(event.at("/object/reason").asText()).isEqualTo("Expired");
                events.awaitEnd(10);
            }
        }
    }

    @Test
    void shouldCutConnectionWhenWatcherDoesNotRead() throws Exception {
        assumeThat(ContractApi.isEmbedded()).as("needs a cluster of its own").isTrue();
        try (LocalCluster cluster = LocalCluster.start(LocalClusterConfig.inMemory());
                var socket = new Socket()) {
            // given
            socket.setReceiveBufferSize(4096);
            socket.connect(new InetSocketAddress(
                    "127.0.0.1", URI.create(cluster.baseUrl()).getPort()));
            socket.getOutputStream()
                    .write("GET /api/v1/configmaps?watch=true HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().read();
            var key = new ObjectKey("", "configmaps", "default", "big");
            cluster.store().create(key, (ObjectNode) ContractApi.yaml("{apiVersion: v1, kind: ConfigMap}"));
            String filling = "x".repeat(20_000);

            // when
            for (int i = 0; i < 3000; i++) {
                String text = i + filling;
                cluster.store().update(key, object -> object.put("text", text));
            }

            // then
            socket.setSoTimeout(10_000);
            assertThat(readToEnd(socket)).isLessThan(3000L * 20_000);
        }
    }

    /** How much came before the server hung up. */
    private static long readToEnd(Socket socket) throws IOException {
        try {
            return socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (SocketException reset) {
            return 0;
        }
    }

    private static long revision(JsonNode object) {
        return object.at("/metadata/resourceVersion").asLong();
    }
}
