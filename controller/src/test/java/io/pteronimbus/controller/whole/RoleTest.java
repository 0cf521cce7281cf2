package io.pteronimbus.controller.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.controller.access.Access;
import io.pteronimbus.controller.access.ApiRequest;
import io.pteronimbus.controller.access.ControllerAccess;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One server's life, with all that may happen in it, needs all that the roles allow. What it needs beside that fails every test of the whole. */
class RoleTest {
    /**
     * What is there for clusters that this one is not: here a definition is in force as soon as it is written, say. And the Secret, which a
     * controller has that enrols: {@link EnrolmentTest} is refused what it lacks there.
     */
    private static final List<String> NOT_HERE = List.of(
            "create pods/attach", "update gameservers/finalizers", "watch customresourcedefinitions", "get secrets");

    @Test
    void shouldUseEachPermissionAndNoOther() throws Exception {
        try (var world = new World(Map.of(
                "PTERONIMBUS_LEADER_ELECTION_ENABLED", "true",
                "PTERONIMBUS_CONTROLLER_EMPTY_NAMESPACE_AFTER", "1s",
                "PTERONIMBUS_OBSERVE_INTERVAL", "1s"))) {
            // given
            var tenant = UUID.randomUUID();
            var server = UUID.randomUUID();
            var namespace = "/api/v1/namespaces/ptn-" + tenant;
            var policies = "/apis/networking.k8s.io/v1/namespaces/ptn-" + tenant + "/networkpolicies/";
            world.panel.limit(tenant, 1, 4, 3_000, 2_048, 10_240);
            var secrets = SecretPart.of("TOKEN", "hunter2");
            world.panel.want(
                    tenant,
                    server,
                    1,
                    secrets.namedIn(
                            ServerWishesTest.installing(World.GAME, 1, "echo made")
                                    .put("eviction", "NEVER"),
                            server),
                    secrets);
            world.awaitState(server, "RUNNING");
            World.eventually(
                    "looked at",
                    () -> world.proxy.accesses.stream()
                            .anyMatch(access -> access.group().equals("metrics.k8s.io")));

            // when: commands, foreign hands on what is kept, a kill, an eviction that is allowed again
            var stream = world.panel.openStream(tenant, server);
            World.eventually("history", () -> !stream.texts().isEmpty());
            stream.command("c", "hello");
            templates(world, tenant);
            World.eventually("given", () -> stream.resultOf("c").isPresent());
            world.write(
                    "PATCH", namespace + "/resourcequotas/pteronimbus", "{\"spec\":{\"hard\":{\"services\":\"0\"}}}");
            world.write(
                    "PATCH",
                    namespace + "/limitranges/pteronimbus",
                    "{\"spec\":{\"limits\":[{\"type\":\"Pod\",\"max\":{\"cpu\":\"1\"}}]}}");
            world.write("PATCH", policies + "pteronimbus", "{\"spec\":{\"ingress\":[{}]}}");
            world.write("PATCH", namespace, "{\"metadata\":{\"labels\":{\"of\":\"somebody\"}}}");
            world.panel.want(tenant, server, 2, GameSpec.running(World.GAME).killed());
            world.awaitState(server, "STOPPED");
            World.eventually(
                    "restored",
                    () -> world.read(policies + "pteronimbus")
                            .at("/spec/ingress")
                            .isMissingNode());
            world.killController();
            world.startController();
            world.panel.want(
                    tenant, server, 3, GameSpec.running(World.GAME).stopped().named("Another"));
            World.eventually("applied", () -> world.panel.wasToldGeneration(server, 3));
            world.panel.wantDeleted(tenant, server, 4, GameSpec.running(World.GAME), "server:delete");
            World.eventually("namespace is gone", () -> world.read(namespace).isMissingNode());

            // then
            var used = world.proxy.accesses;
            assertThat(Stream.concat(ControllerAccess.CLUSTER.stream(), ControllerAccess.OWN_NAMESPACE.stream()))
                    .allSatisfy(access -> assertThat(unused(access, used))
                            .as("of %s/%s", access.group(), access.resource())
                            .isEmpty());
        }
    }

    /** One of the panel comes and goes, one of somebody else is read. */
    private static void templates(World world, UUID tenant) {
        var id = UUID.randomUUID();
        world.panel.templates.have(null, "brick", id, 1, "Brick yard");
        World.eventually(
                "written",
                () -> !world.read(Templated.RESOURCES + Templated.EVERYBODYS + "/gametemplates/brick")
                        .isMissingNode());
        world.panel.templates.delete(null, "brick", id, 1);
        World.eventually(
                "deleted",
                () -> world.panel.told.stream()
                        .anyMatch(frame -> frame.path("type").asText().equals("template-deleted")));
        world.panel.say(FakePanel.object("external-template-wanted")
                .put("tenantId", tenant.toString())
                .put("resourceUid", "none")
                .put("name", "none"));
        World.eventually(
                "read",
                () -> world.panel.told.stream()
                        .anyMatch(frame -> frame.path("type").asText().equals("external-template-gone")));
    }

    private static List<String> unused(Access access, Iterable<ApiRequest> used) {
        return access.verbs().stream()
                .filter(verb -> !NOT_HERE.contains(verb + " " + access.resource()))
                .filter(verb -> {
                    for (var request : used) {
                        if (request.verb().equals(verb) && access.allows(request)) {
                            return false;
                        }
                    }
                    return true;
                })
                .toList();
    }
}
