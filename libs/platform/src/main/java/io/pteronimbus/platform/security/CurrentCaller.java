package io.pteronimbus.platform.security;

import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Who is calling, for the length of a request. Filled by {@link AccessFilter}. */
@RequestScoped
public class CurrentCaller {
    private @Nullable Caller caller;
    private @Nullable String service;
    private BooleanSupplier override = () -> false;
    private ServerReach reach = new ServerReach(false, Set.of());

    /** The signed-in person; 401 without one. */
    public Caller get() {
        if (caller == null) {
            throw new ProblemException(ProblemType.UNAUTHENTICATED, "Sign in first.");
        }
        return caller;
    }

    public boolean isSignedIn() {
        return caller != null;
    }

    /** Name of the calling service on internal paths, null elsewhere. */
    public @Nullable String service() {
        return service;
    }

    /** The call is allowed just because the person is a super administrator: the audit entry says so. */
    public boolean isOverride() {
        return override.getAsBoolean();
    }

    /** The servers that an endpoint of {@link RequiresPermission#onAnyServer()} may tell of; none elsewhere. */
    public ServerReach reach() {
        return reach;
    }

    void signIn(Caller caller) {
        this.caller = caller;
    }

    void signInService(String service) {
        this.service = service;
    }

    /** What the endpoint does is allowed; whether just by office is found out when somebody asks. */
    void allow(BooleanSupplier override) {
        this.override = override;
    }

    void allowOn(ServerReach reach) {
        this.reach = reach;
    }
}
