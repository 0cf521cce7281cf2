package io.pteronimbus.tenant.quota;

import io.pteronimbus.platform.paging.Page;
import io.pteronimbus.platform.security.SignedIn;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;

/** The plans of this panel. */
@Path("/api/v1/plans")
@Produces(MediaType.APPLICATION_JSON)
class PlanResource {
    private static final Page<PlanView> PLANS = Page.all(Arrays.stream(Plan.values())
            .filter(plan -> plan != Plan.CUSTOM)
            .map(plan -> new PlanView(plan, plan.limits()))
            .toList());

    /** All of them, the smallest first. Limits of one's own are none of them. */
    @GET
    @SignedIn(byKey = true)
    public Page<PlanView> list() {
        return PLANS;
    }
}
