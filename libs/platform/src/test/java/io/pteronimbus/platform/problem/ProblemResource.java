package io.pteronimbus.platform.problem;

import io.pteronimbus.platform.security.OpenToAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import java.time.Duration;

@Path("/problems")
public class ProblemResource {

    public record Order(
            @NotBlank String name, @NotNull @Valid Size size) {}

    public record Size(@Max(10) int width) {}

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
