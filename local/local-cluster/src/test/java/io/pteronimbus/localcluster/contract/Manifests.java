package io.pteronimbus.localcluster.contract;

import java.util.UUID;

/** Objects the contract is tried on. Pods name a scheduler nobody runs, so that they stay Pending on any cluster. */
final class Manifests {

    static final String POD = """
            apiVersion: v1
            kind: Pod
            metadata: {name: NAME, labels: {app: NAME}}
            spec:
              schedulerName: nobody
              containers:
              - name: main
                image: example.invalid/game:1
                ports: [{containerPort: 25565}]
            """;

    static final String STATEFUL_SET = """
            apiVersion: apps/v1
            kind: StatefulSet
            metadata: {name: NAME}
            spec:
              serviceName: NAME
              selector: {matchLabels: {app: NAME}}
              template:
                metadata: {labels: {app: NAME}}
                spec:
                  schedulerName: nobody
                  containers:
                  - name: main
                    image: example.invalid/game:1
                    env: [{name: A, value: '1'}, {name: B, value: '2'}]
                    ports: [{containerPort: 25565}]
            """;

    static final String CONFIG_MAP = """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: NAME}
            data: {a: '1', b: '2'}
            """;

    private Manifests() {}

    static String named(String manifest, String name) {
        return manifest.replace("NAME", name);
    }

    /** A group nobody else uses. */
    static String group() {
        return "g" + UUID.randomUUID().toString().substring(0, 8) + ".example.com";
    }

    /** A definition of kind Widget with status, scale, defaults and bounds. */
    static String definition(String group) {
        return """
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: widgets.GROUP}
                spec:
                  group: GROUP
                  scope: Namespaced
                  names: {plural: widgets, singular: widget, kind: Widget, listKind: WidgetList, shortNames: [wd]}
                  versions:
                  - name: v1
                    served: true
                    storage: true
                    subresources:
                      status: {}
                      scale: {specReplicasPath: .spec.replicas, statusReplicasPath: .status.replicas}
                    additionalPrinterColumns:
                    - {name: State, type: string, jsonPath: .status.state}
                    - {name: Size, type: integer, jsonPath: .spec.size, priority: 1}
                    - {name: Since, type: date, jsonPath: .metadata.creationTimestamp}
                    schema:
                      openAPIV3Schema:
                        type: object
                        properties:
                          spec:
                            type: object
                            required: [size]
                            properties:
                              size: {type: integer, minimum: 1, maximum: 100}
                              mode: {type: string, enum: [easy, hard], default: easy}
                              code: {type: string, pattern: '^[a-z]+$', maxLength: 8}
                              replicas: {type: integer, default: 2}
                              free: {type: object, x-kubernetes-preserve-unknown-fields: true}
                              nested: {type: object, properties: {on: {type: boolean, default: true}}}
                              ports:
                                type: array
                                x-kubernetes-list-type: map
                                x-kubernetes-list-map-keys: [name]
                                items:
                                  type: object
                                  required: [name]
                                  properties: {name: {type: string}, port: {type: integer}}
                          status:
                            type: object
                            properties:
                              state: {type: string}
                              replicas: {type: integer}
                """.replace("GROUP", group);
    }
}
