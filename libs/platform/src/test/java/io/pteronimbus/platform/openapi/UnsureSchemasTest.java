package io.pteronimbus.platform.openapi;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.eclipse.microprofile.openapi.OASFactory.createComponents;
import static org.eclipse.microprofile.openapi.OASFactory.createOpenAPI;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import io.pteronimbus.platform.security.OpenToAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import java.io.IOException;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.Index;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What would have to be guessed ends the build instead. */
class UnsureSchemasTest {
    private RecordSchemas schemas;

    @BeforeEach
    void index() throws IOException {
        schemas = new RecordSchemas(Index.of(Dogs.class, DogView.class, DogRequest.class));
    }

    @Test
    void shouldEndTheBuildWhenARequestIsNeitherCheckedNorNullable() {
        assertThatThrownBy(() -> schemas.filterOpenAPI(described("DogRequest", "name")))
                .hasMessageContaining("DogRequest can be sent, so its name has to be either @Nullable or checked");
    }

    @Test
    void shouldEndTheBuildWhenASchemaHasWhatItsRecordHasNot() {
        assertThatThrownBy(() -> schemas.filterOpenAPI(described("DogView", "name", "tame")))
                .hasMessageContaining("The schema DogView with [name, tame]");
    }

    @Test
    void shouldEndTheBuildWhenASchemaHasNoRecord() {
        assertThatThrownBy(() -> schemas.filterOpenAPI(described("Kennel", "name")))
                .hasMessageContaining("The schema Kennel with [name]");
    }

    private static OpenAPI described(String name, String... properties) {
        var schema = createSchema().addType(SchemaType.OBJECT);
        for (var property : properties) {
            schema.addProperty(property, createSchema().addType(SchemaType.STRING));
        }
        return createOpenAPI().components(createComponents().addSchema(name, schema));
    }

    @NullMarked
    record DogView(String name) {}

    @NullMarked
    record DogRequest(String name) {}

    static class Dogs {
        @GET
        @OpenToAll(because = "test")
        DogView get() {
            return new DogView("Rex");
        }

        @POST
        @OpenToAll(because = "test")
        DogView create(DogRequest request) {
            return new DogView(request.name());
        }
    }
}
