package io.pteronimbus.platform.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.platform.paging.Page;
import io.pteronimbus.platform.security.OpenToAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

@Path("/cats")
public class CatResource {

    public record CatView(
            String name,
            @Nullable String chip,
            @Nullable Owner owner,
            @JsonProperty("weightKg") int weight,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer lives,

            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> names,
            @Nullable Mood mood,
            Map<String, @Nullable String> notes,
            List<@Nullable Owner> owners,
            Map<String, List<@Nullable String>> diary,
            @Nullable JsonNode passport) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Owner(String id, @Nullable String phone) {}

    public enum Mood {
        HAPPY,
        HUNGRY
    }

    public record ChippedCatView(@JsonUnwrapped Owner owner, String chip) {}

    public record CatRequest(
            @NotBlank String name,
            @NotEmpty @Nullable String colour,
            @Nullable String chip,
            @Nullable @Valid Bed bed,
            @Nullable List<@NotBlank String> names,
            int weight,
            @NotNull Map<String, @Nullable String> notes) {}

    public record Bed(@NotNull Integer width) {}

    /** Sent and answered in one form. */
    public record Dish(@NotNull String content, @Nullable String colour) {}

    @GET
    @OpenToAll(because = "test")
    public Page<CatView> list() {
        return new Page<>(List.of(), null);
    }

    @POST
    @OpenToAll(because = "test")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = ChippedCatView.class)))
    public Response create(@Valid @NotNull CatRequest request) {
        return Response.status(Response.Status.CREATED)
                .entity(new ChippedCatView(new Owner("1", null), request.name()))
                .build();
    }

    @PUT
    @OpenToAll(because = "test")
    public Dish feed(@Valid @NotNull Dish dish) {
        return dish;
    }
}
