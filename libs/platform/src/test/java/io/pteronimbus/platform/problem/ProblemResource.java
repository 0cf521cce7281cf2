package io.pteronimbus.platform.problem;

import io.pteronimbus.platform.security.OpenToAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@Path("/problems")
public class ProblemResource {

    public record Order(
            @NotBlank String name, @NotNull @Valid Size size) {}

    public record Size(@Max(10) int width) {}

    public record Rules(
            @jakarta.validation.constraints.Size(min = 2, max = 4) @Pattern(regexp = "[a-z]*") @Nullable
            String text,

            @Pattern(regexp = ".+@.+", payload = FieldErrorCode.Email.class) @Nullable
            String email,

            @jakarta.validation.constraints.Size(min = 1, max = 2) @Nullable
            List<@NotBlank String> items,

            @jakarta.validation.constraints.Size(max = 2) @Nullable
            Map<@Pattern(regexp = "[a-z.]*") String, @NotNull @Pattern(regexp = "[a-z]*") String> labels,

            @Nullable Map<String, @Valid Size> sizes,
            @Nullable Set<@NotBlank String> tags,
            @Min(5) @Max(9) @Nullable Integer number,
            @NotEmpty @Nullable String must) {}

    @POST
    @Path("/rules")
    @OpenToAll(because = "test")
    public Rules rules(@NotNull @Valid Rules rules) {
        return rules;
    }

    @POST
    @OpenToAll(because = "test")
    public Order order(@NotNull @Valid Order order) {
        return order;
    }

    @GET
    @Path("/unforeseen")
    @OpenToAll(because = "test")
    public String unforeseen() {
        throw new IllegalStateException("the password is swordfish");
    }

    @GET
    @Path("/limited")
    @OpenToAll(because = "test")
    public String limited() {
        throw ProblemException.rateLimited(Duration.ofSeconds(7));
    }

    @GET
    @Path("/away")
    @OpenToAll(because = "test")
    public String away() {
        throw ProblemException.unavailable("Discord does not answer.", Duration.ofMillis(6_100));
    }

    @GET
    @Path("/query")
    @OpenToAll(because = "test")
    public String query(@QueryParam("n") @Max(3) int n) {
        return Integer.toString(n);
    }

    @GET
    @Path("/outage")
    @OpenToAll(because = "test")
    public String outage(@QueryParam("state") String sqlState) {
        throw new IllegalStateException("no connection", new SQLException("the password is swordfish", sqlState));
    }
}
