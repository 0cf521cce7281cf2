package io.pteronimbus.gameserver.link;

import io.pteronimbus.gameserver.cluster.ClusterService;
import io.quarkus.virtual.threads.VirtualThreads;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.concurrent.ExecutorService;

/** Lets nobody but enrolled controllers dial in: to the link itself, and to the streams they were asked to dial. */
@ApplicationScoped
public class LinkUpgradeCheck implements HttpUpgradeCheck {
    /** The cluster that dialled. */
    public static final TypedKey<String> CLUSTER = TypedKey.forString("cluster");

    /** Endpoint ids that controllers dial. */
    public static final String STREAM = "link-stream";

    static final String LINK = "link";
    private static final int UNAUTHORIZED = 401;

    private final ClusterService clusters;
    private final ExecutorService virtualThreads;

    LinkUpgradeCheck(ClusterService clusters, @VirtualThreads ExecutorService virtualThreads) {
        this.clusters = clusters;
        this.virtualThreads = virtualThreads;
    }

    @Override
    public boolean appliesTo(String endpointId) {
        return endpointId.equals(LINK) || endpointId.equals(STREAM);
    }

    @Override
    public Uni<CheckResult> perform(HttpUpgradeContext upgrade) {
        var name = upgrade.httpRequest().getHeader("X-Cluster");
        var authorization = upgrade.httpRequest().getHeader("Authorization");
        var context = Objects.requireNonNull(Vertx.currentContext());
        return Uni.createFrom()
                .item(() -> clusters.authenticate(name, authorization))
                .runSubscriptionOn(virtualThreads)
                .emitOn(command -> context.runOnContext(ignored -> command.run()))
                .map(cluster -> {
                    if (cluster.isEmpty()) {
                        return CheckResult.rejectUpgradeSync(UNAUTHORIZED);
                    }
                    upgrade.userData().put(CLUSTER, cluster.get());
                    return CheckResult.permitUpgradeSync();
                });
    }
}
