package io.pteronimbus.notification.live;

import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.security.Access;
import io.pteronimbus.platform.security.AccessTokens;
import io.pteronimbus.platform.security.Caller;
import io.quarkus.virtual.threads.VirtualThreads;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutorService;

/** Lets nobody open a live socket who is not signed in, or who has too many. */
@ApplicationScoped
class LiveUpgrade implements HttpUpgradeCheck {
    static final TypedKey<Caller> CALLER = new TypedKey<>("caller");
    private static final int TOO_MANY = 429;

    private final AccessTokens tokens;
    private final Viewers viewers;
    private final ExecutorService threads;

    LiveUpgrade(AccessTokens tokens, Viewers viewers, @VirtualThreads ExecutorService threads) {
        this.tokens = tokens;
        this.viewers = viewers;
        this.threads = threads;
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext context) {
        var authorization = context.httpRequest().getHeader("Authorization");
        return Uni.createFrom()
                .item(() -> tokens.authenticate(authorization))
                .runSubscriptionOn(threads)
                .map(caller -> admit(context, caller))
                .onFailure(ProblemException.class)
                .recoverWithItem(refused -> CheckResult.rejectUpgradeSync(
                        ((ProblemException) refused).problemType().status()));
    }

    private CheckResult admit(HttpUpgradeContext context, Caller caller) {
        Access.requireEnrolled(caller);
        if (!viewers.hasRoomFor(caller.userId())) {
            return CheckResult.rejectUpgradeSync(TOO_MANY);
        }
        context.userData().put(CALLER, caller);
        return CheckResult.permitUpgradeSync();
    }
}
