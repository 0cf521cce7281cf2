package io.pteronimbus.localcluster.contract;

import static io.pteronimbus.localcluster.contract.ContractApi.MERGE_PATCH;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract: the CEL rules of custom resource definitions. */
class RuleContractTest {

    private static final String GROUP = Manifests.group();
    private static final String DEFINITIONS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    private static final String DEFINITION = """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: worlds.GROUP}
            spec:
              group: GROUP
              scope: Namespaced
              names: {plural: worlds, singular: world, kind: World, listKind: WorldList}
              versions:
              - name: v1
                served: true
                storage: true
                subresources: {status: {}}
                schema:
                  openAPIV3Schema:
                    type: object
                    properties:
                      spec:
                        type: object
                        x-kubernetes-validations:
                        - {rule: 'self.min <= self.max', message: min must not exceed max}
                        - {rule: '!has(self.label) || self.label.matches("^[a-z]+$")', messageExpression: '"not a label: " + self.label', fieldPath: .label}
                        - {rule: 'self.names.all(n, size(n) < 6)'}
                        - {rule: 'has(oldSelf.kept) == has(self.kept)', message: kept must stay}
                        properties:
                          min: {type: integer, default: 0}
                          max: {type: integer, default: 10}
                          label: {type: string, maxLength: 20}
                          kept: {type: boolean}
                          game:
                            type: string
                            x-kubernetes-validations: [{rule: self == oldSelf, message: game cannot be changed}]
                          names: {type: array, maxItems: 10, default: [], items: {type: string, maxLength: 20}}
                          wal-dir: {type: string}
                          seed:
                            type: string
                            maxLength: 10
                            x-kubernetes-validations:
                            - {rule: '!oldSelf.hasValue() || oldSelf.value() == self', optionalOldSelf: true, message: seed is set once}
                            - {rule: "oldSelf.hasValue() || self != 'never'", optionalOldSelf: true, message: not at first}
                          ports:
                            type: array
                            maxItems: 10
                            x-kubernetes-list-type: map
                            x-kubernetes-list-map-keys: [name]
                            items:
                              type: object
                              required: [name]
                              x-kubernetes-validations: [{rule: 'self.port >= oldSelf.port', message: ports only grow}]
                              properties: {name: {type: string, maxLength: 10}, port: {type: integer}}
                      status: {type: object, properties: {phase: {type: string}}}
            """.replace("GROUP", GROUP);

    private final ContractApi api = ContractApi.shared();
    private final String worlds = "/apis/" + GROUP + "/v1/namespaces/" + api.namespace() + "/worlds";

    @BeforeAll
    static void define() {
        ContractApi.shared().post(DEFINITIONS, DEFINITION).succeeded();
    }

    private static String world(String spec) {
        return "{apiVersion: " + GROUP + "/v1, kind: World, metadata: {name: w}, spec: " + spec + "}";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{min: 5, max: 3} | spec | min must not exceed max",
                "{min: 11} | spec | min must not exceed max",
                "{label: UPPER} | spec.label | not a label: UPPER",
                "{names: [short, longer-one]} | spec | failed rule: self.names.all(n, size(n) < 6)"
            })
    void shouldSayWhatIsBrokenWhenObjectIsCreated(String spec, String field, String message) {
        CustomResources.create(api, worlds, world("{}"));
        api.delete(worlds + "/w").succeeded();

        Answer refused = api.post(worlds, world(spec)).invalid(field);

        assertThat(refused.text("/message")).contains(message);
    }

    @Test
    void shouldAcceptWhenEveryRuleHolds() {
        CustomResources.create(
                api, worlds, world("{min: 1, max: 1, label: fine, names: [a, b], wal-dir: /x, game: g}"));

        api.patch(worlds + "/w", MERGE_PATCH, "{spec: {max: 4}}").succeeded();
        api.patch(worlds + "/w/status", MERGE_PATCH, "{status: {phase: Running}}")
                .succeeded();
    }

    @Test
    void shouldCompareWithTheOldValueWhenObjectIsChanged() {
        // given
        CustomResources.create(api, worlds, world("{game: one, kept: true, ports: [{name: a, port: 5}]}"));

        // then
        assertThat(api.patch(worlds + "/w", MERGE_PATCH, "{spec: {game: two}}")
                        .invalid("spec.game")
                        .text("/message"))
                .contains("game cannot be changed");
        api.patch(worlds + "/w", MERGE_PATCH, "{spec: {kept: null}}").invalid("spec");
        api.patch(worlds + "/w", MERGE_PATCH, "{spec: {ports: [{name: b, port: 1}, {name: a, port: 4}]}}")
                .invalid("spec.ports[1]");
        api.patch(worlds + "/w", MERGE_PATCH, "{spec: {ports: [{name: b, port: 1}, {name: a, port: 6}]}}")
                .succeeded();
        api.apply(worlds + "/w", "other", world("{game: two}")).refused(409, "Conflict");
        api.forceApply(worlds + "/w", "other", world("{game: two}")).invalid("spec.game");
    }

    @Test
    void shouldAskOfNewValuesTooWhenOldOneIsOptional() {
        CustomResources.create(api, worlds, world("{}"));

        api.patch(worlds + "/w", MERGE_PATCH, "{spec: {seed: never}}").invalid("spec.seed");
        api.patch(worlds + "/w", MERGE_PATCH, "{spec: {seed: one}}").succeeded();
        assertThat(api.patch(worlds + "/w", MERGE_PATCH, "{spec: {seed: two}}")
                        .invalid("spec.seed")
                        .text("/message"))
                .contains("seed is set once");
    }

    @Test
    void shouldRefuseDefinitionWhenRuleDoesNotCompile() {
        String group = Manifests.group();

        api.post(DEFINITIONS, DEFINITION.replace(GROUP, group).replace("self.min <= self.max", "self.min <= "))
                .invalid("spec.versions[0].schema.openAPIV3Schema.properties[spec].x-kubernetes-validations[0].rule");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // a list, and a string within loops, of any length
                "{type: array, maxItems: 10, default: [], items: {type: string, maxLength: 20}} | {type: array, default: [], items: {type: string}}",
                "size(n) < 6 | self.names.all(o, o != n && o != self.wal__dash__dir)"
            })
    void shouldRefuseDefinitionWhenRuleMayCostTooMuch(String bounded, String unbounded) {
        String group = Manifests.group();

        api.post(DEFINITIONS, DEFINITION.replace(GROUP, group).replace(bounded, unbounded))
                .invalid("spec.versions[0].schema.openAPIV3Schema.properties[spec].x-kubernetes-validations[2].rule");
    }

    @Test
    void shouldRefuseDefinitionWhenRuleComparesWhatHasNoCounterpart() {
        String group = Manifests.group();

        api.post(
                        DEFINITIONS,
                        DEFINITION
                                .replace(GROUP, group)
                                .replace("x-kubernetes-list-type: map", "x-kubernetes-list-type: atomic")
                                .replace("x-kubernetes-list-map-keys: [name]", "description: no map"))
                .invalid(
                        "spec.versions[0].schema.openAPIV3Schema.properties[spec].properties[ports].items.x-kubernetes-validations[0].rule");
    }

    @Test
    void shouldTakeTheDefinitionOfGameServers() throws IOException {
        String group = Manifests.group();
        String committed =
                Files.readString(Path.of("../../deploy/helm/pteronimbus/crds/gameservers.pteronimbus.io.yaml"));

        api.post(DEFINITIONS + "?dryRun=All", committed.replace("pteronimbus.io", group))
                .succeeded();
    }
}
