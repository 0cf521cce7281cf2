package io.pteronimbus.localcluster.kinds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Quantity;
import io.pteronimbus.localcluster.validation.Schema;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Unknown fields are dropped, so that the types must know every field that clients know: here those of the fabric8 model. */
class BuiltInTypesTest {

    private static final String MODEL = "io.fabric8.kubernetes.api.model.";
    private static final Set<String> NO_FIELDS = Set.of("additionalProperties");

    private final List<String> unknown = new ArrayList<>();

    private static ResourceType type(String kind) {
        return BuiltInTypes.load().stream()
                .filter(type -> type.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Namespace",
                "Pod",
                "Service",
                "ConfigMap",
                "Secret",
                "PersistentVolumeClaim",
                "Event",
                "ServiceAccount",
                "ResourceQuota",
                "LimitRange",
                "apps.StatefulSet",
                "batch.v1.Job",
                "networking.v1.NetworkPolicy",
                "policy.v1.PodDisruptionBudget",
                "coordination.v1.Lease"
            })
    void shouldKnowEveryFieldWhenClientModelHasIt(String model) throws Exception {
        Class<?> client = Class.forName(MODEL + model);

        compare(client, type(client.getSimpleName()).schema(), "", new HashSet<>());

        assertThat(unknown).isEmpty();
    }

    private void compare(Class<?> model, Schema schema, String path, Set<Class<?>> above) {
        if (schema.preservesUnknown() || !above.add(model)) {
            return;
        }
        for (Field field : model.getDeclaredFields()) {
            JsonProperty property = field.getAnnotation(JsonProperty.class);
            if (property == null || NO_FIELDS.contains(field.getName())) {
                continue;
            }
            String name = property.value().isEmpty() ? field.getName() : property.value();
            String at = path + "." + name;
            if (!schema.knows(name)) {
                unknown.add(at);
                continue;
            }
            Schema child = schema.property(name);
            Class<?> nested = element(field.getGenericType());
            while (child.node().has("items")
                    || child.node().path("additionalProperties").isObject()) {
                child = child.node().has("items") ? child.items() : child.property("any");
            }
            if (nested.getName().startsWith(MODEL)
                    && nested != Quantity.class
                    && nested != ObjectMeta.class
                    && child.node().has("properties")) {
                compare(nested, child, at, new HashSet<>(above));
            }
        }
    }

    private static Class<?> element(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return element(arguments[Map.class.isAssignableFrom((Class<?>) generic.getRawType()) ? 1 : 0]);
        }
        return (Class<?>) type;
    }

    @Test
    void shouldKnowMergeKeysWhenListsAreMaps() {
        Schema pod = type("Pod").schema().property("spec");
        Schema container = pod.property("containers").items();

        assertThat(pod.property("containers").mapKeys()).containsExactly("name");
        assertThat(container.property("env").mapKeys()).containsExactly("name");
        assertThat(container.property("ports").mapKeys()).containsExactly("containerPort", "protocol");
        assertThat(container.property("volumeMounts").mapKeys()).containsExactly("mountPath");
        assertThat(pod.property("tolerations").mapKeys()).isEmpty();
        assertThat(type("Service").schema().property("spec").property("ports").mapKeys())
                .containsExactly("port", "protocol");
        assertThat(type("StatefulSet")
                        .schema()
                        .property("spec")
                        .property("selector")
                        .isAtomicMap())
                .isTrue();
    }

    @Test
    void shouldReadBoundsDefaultsAndChoicesWhenTypeStatesThem() {
        JsonNode port = type("Service")
                .schema()
                .property("spec")
                .property("ports")
                .items()
                .node();

        assertThat(port.at("/properties/port/minimum").asInt()).isEqualTo(1);
        assertThat(port.at("/properties/port/maximum").asInt()).isEqualTo(65535);
        assertThat(port.at("/properties/protocol/default").asText()).isEqualTo("TCP");
        assertThat(port.at("/properties/protocol/enum").toString()).isEqualTo("[\"TCP\",\"UDP\",\"SCTP\"]");
        assertThat(port.at("/required").toString()).isEqualTo("[\"port\"]");
        assertThat(port.at("/properties/targetPort/x-kubernetes-int-or-string").asBoolean())
                .isTrue();
    }
}
