package io.pteronimbus.fakediscord.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pteronimbus.fakediscord.http.DiscordException;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformanceTest {

    private static final Vertx VERTX = Vertx.vertx();

    /** The shape of Discord's, at a hundredth of its size. */
    private static final String SMALL = """
            {"openapi": "3.1.0", "info": {}, "paths": {"/things/{id}": {
              "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"$ref": "#/components/schemas/Id"}}],
              "get": {
                "parameters": [
                  {"name": "limit", "in": "query", "schema": {"type": "integer", "minimum": 1}},
                  {"name": "query", "in": "query", "required": true, "schema": {"type": "string"}},
                  {"name": "counts", "in": "query", "schema": {"type": "boolean"}}],
                "responses": {
                  "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}},
                  "4XX": {"$ref": "#/components/responses/Refusal"}}}}},
             "components": {
               "responses": {"Refusal": {"content": {"application/json": {"schema": {
                 "type": "object", "required": ["code"], "properties": {"code": {"type": "integer"}}}}}}},
               "schemas": {
                 "Id": {"type": "string", "pattern": "^[0-9]+$"},
                 "Thing": {"type": "object", "required": ["id"], "properties": {"id": {"$ref": "#/components/schemas/Id"}}}}}}
            """;

    @TempDir
    Path directory;

    @AfterAll
    static void end() throws Exception {
        VERTX.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private Conformance small(boolean strict) throws Exception {
        Path file = Files.writeString(directory.resolve("small.json"), SMALL);
        return ready(Conformance.load(VERTX, file, strict));
    }

    private static Conformance ready(Conformance conformance) throws Exception {
        conformance.ready().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        return conformance;
    }

    private static JsonNode json(String text) throws IOException {
        return new JsonMapper().readTree(text.replace('\'', '"'));
    }

    @Test
    void shouldRefuseAnswersThatViolateTheDocumentWhenStrict() throws Exception {
        Conformance conformance = small(true);

        conformance.answer("GET", "/things/{id}", 200, json("{'id':'5'}"));
        conformance.answer("GET", "/things/{id}", 404, json("{'code':1}"));
        conformance.answer("GET", "/things/{id}", 503, json("'not in the document'"));
        conformance.answer("GET", "/elsewhere", 200, json("'not in the document'"));

        assertThat(conformance.violations().all()).isEmpty();
        assertThatThrownBy(() -> conformance.answer("GET", "/things/{id}", 200, json("{'id':5}")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("/id");
        assertThatThrownBy(() -> conformance.answer("GET", "/things/{id}", 404, json("{}")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(conformance.violations().all()).hasSize(2).allMatch(each -> each.startsWith("answer GET"));
    }

    @Test
    void shouldOnlyNoteViolationsWhenNotStrict() throws Exception {
        Conformance conformance = small(false);

        conformance.answer("GET", "/things/{id}", 200, json("{}"));

        assertThat(conformance.violations().all()).hasSize(1);
        conformance.violations().clear();
        assertThat(conformance.violations().all()).isEmpty();
    }

    @Test
    void shouldRefuseRequestsThatViolateTheDocument() throws Exception {
        Conformance conformance = small(false);
        Map<String, String> path = Map.of("id", "5");

        conformance.request("GET", "/things/{id}", path, Map.of("query", "5", "limit", "2", "counts", "true"));

        for (Map<String, String> query : List.of(
                Map.<String, String>of(),
                Map.of("query", "x", "limit", "0"),
                Map.of("query", "x", "limit", "many"),
                Map.of("query", "x", "counts", "maybe"))) {
            assertThatThrownBy(() -> conformance.request("GET", "/things/{id}", path, query))
                    .isInstanceOf(DiscordException.class);
        }
        assertThatThrownBy(() -> conformance.request("GET", "/things/{id}", Map.of("id", "x"), Map.of("query", "x")))
                .isInstanceOf(DiscordException.class);
        assertThat(conformance.violations().all()).hasSize(5).allMatch(each -> each.startsWith("request GET"));
    }

    @Test
    void shouldKeepTheLatestViolationsOnly() throws Exception {
        Conformance conformance = small(false);
        for (int i = 0; i < 300; i++) {
            conformance.answer("GET", "/things/{id}", 200, json("{}"));
        }

        assertThat(conformance.violations().all()).hasSize(200);
    }

    @Test
    void shouldNotLoadWhatIsNoDocument() throws Exception {
        Path file = Files.writeString(directory.resolve("other.json"), "{\"swagger\":\"2.0\"}");

        assertThatThrownBy(() -> ready(Conformance.load(VERTX, file, true)))
                .hasMessageContaining("is no OpenAPI 3.1 document");
        assertThat(ready(Conformance.load(VERTX, null, true)).isChecking()).isFalse();
    }

    /** Whether the other tests of this module have checked against Discord's own document. */
    @Test
    void shouldKnowDiscordsOwnDocument() throws Exception {
        Path document = Path.of(System.getProperty("discord.openapi", "../../../shared/discord/openapi.json"));
        if (!Files.exists(document)) {
            System.err.println("SKIPPED: Discord's OpenAPI document is not at "
                    + document.toAbsolutePath().normalize()
                    + ", so that NO request or answer in the tests of fake-discord was checked against it."
                    + " Give its place with -Ddiscord.openapi=FILE.");
            Assumptions.abort("no Discord document at " + document);
        }
        Conformance conformance = ready(Conformance.load(VERTX, document, true));

        assertThat(conformance.isChecking()).isTrue();
        assertThatThrownBy(() -> conformance.answer("GET", "/users/@me", 200, json("{'id':5}")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> conformance.request(
                        "GET", "/guilds/{guild_id}/members/search", Map.of("guild_id", "5"), Map.of()))
                .isInstanceOf(DiscordException.class);
    }
}
