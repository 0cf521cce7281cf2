package io.pteronimbus.controller.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.api.model.rbac.Subject;
import io.fabric8.kubernetes.api.model.rbac.SubjectBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code -Droles.update=true} writes the committed roles anew. */
class RolesTest {
    private static final Path FOLDER = Path.of("../deploy/rbac");
    private static final String NAMESPACE = "pteronimbus";
    private static final String NAME = "pteronimbus-controller";
    private static final String SWEEP = "pteronimbus-controller-sweep";
    private static final String RBAC = "rbac.authorization.k8s.io";
    private static final Subject CONTROLLER = new SubjectBuilder()
            .withKind("ServiceAccount")
            .withName(NAME)
            .withNamespace(NAMESPACE)
            .build();

    @Test
    void shouldEqualCommittedRolesWhenMadeFromDeclaration() throws IOException {
        assertCommitted(
                "controller.yaml",
                ControllerAccess.CLUSTER,
                new ServiceAccountBuilder()
                        .withNewMetadata()
                        .withName(NAME)
                        .withNamespace(NAMESPACE)
                        .endMetadata()
                        .build(),
                clusterRole(NAME, ControllerAccess.CLUSTER),
                clusterBinding(NAME),
                new RoleBuilder()
                        .withNewMetadata()
                        .withName(NAME)
                        .withNamespace(NAMESPACE)
                        .endMetadata()
                        .withRules(rules(ControllerAccess.OWN_NAMESPACE))
                        .build(),
                new RoleBindingBuilder()
                        .withNewMetadata()
                        .withName(NAME)
                        .withNamespace(NAMESPACE)
                        .endMetadata()
                        .withNewRoleRef(RBAC, "Role", NAME)
                        .withSubjects(CONTROLLER)
                        .build());
    }

    @Test
    void shouldEqualCommittedSweepRoleWhenMadeFromDeclaration() throws IOException {
        assertCommitted(
                "sweep.yaml",
                ControllerAccess.SWEEP,
                clusterRole(SWEEP, ControllerAccess.SWEEP),
                clusterBinding(SWEEP));
    }

    @Test
    void shouldAskForNoSecretByNameButItsOwnNorRunProgramsInPodsNorChangeRoles() {
        // when
        var everywhere = Stream.concat(ControllerAccess.CLUSTER.stream(), ControllerAccess.OWN_NAMESPACE.stream());

        // then
        assertThat(everywhere).allSatisfy(access -> {
            assertThat(access.group()).isNotEqualTo(RBAC);
            assertThat(access.resource()).isNotIn("pods/exec", "serviceaccounts/token", "*");
            if (access.resource().equals("secrets") && access.name().isEmpty()) {
                // those that are watched are the controller's own, by their label
                assertThat(access.verbs()).doesNotContain("get", "update");
            }
            assertThat(access.verbs()).doesNotContain("*", "deletecollection", "impersonate", "escalate", "bind");
        });
    }

    private static void assertCommitted(String file, List<Access> why, HasMetadata... objects) throws IOException {
        // when
        var comment = why.stream()
                .map(access -> "#   " + access.resource() + ": " + access.why())
                .collect(Collectors.joining("\n", "# Made from ControllerAccess by RolesTest.\n", "\n"));
        var made = Stream.of(objects).map(Serialization::asYaml).collect(Collectors.joining("", comment, ""));
        if (Boolean.getBoolean("roles.update")) {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve(file), made);
        }

        // then
        assertThat(FOLDER.resolve(file)).hasContent(made);
    }

    private static HasMetadata clusterRole(String name, List<Access> accesses) {
        return new ClusterRoleBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withRules(rules(accesses))
                .build();
    }

    private static HasMetadata clusterBinding(String name) {
        return new ClusterRoleBindingBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewRoleRef(RBAC, "ClusterRole", name)
                .withSubjects(CONTROLLER)
                .build();
    }

    private static List<PolicyRule> rules(List<Access> accesses) {
        return accesses.stream()
                .map(access -> new PolicyRuleBuilder()
                        .withApiGroups(access.group())
                        .withResources(access.resource())
                        .withResourceNames(access.name().isEmpty() ? List.of() : List.of(access.name()))
                        .withVerbs(access.verbs().stream().sorted().toList())
                        .build())
                .toList();
    }
}
