package io.pteronimbus.platform.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

/**
 * A component of a record as JSON has it.
 *
 * @param inclusion when Jackson writes it
 * @param asked a request without it is refused with 400
 */
record RecordProperty(String name, Type type, Include inclusion, boolean asked) {
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName JSON_INCLUDE = DotName.createSimple(JsonInclude.class);
    private static final DotName JSON_PROPERTY = DotName.createSimple(JsonProperty.class);
    private static final DotName JSON_UNWRAPPED = DotName.createSimple(JsonUnwrapped.class);
    private static final Set<DotName> CHECKS = Set.of(
            DotName.createSimple(NotNull.class),
            DotName.createSimple(NotBlank.class),
            DotName.createSimple(NotEmpty.class));

    /** All of a record, with those of what is written into it as if it were its own. */
    static Stream<RecordProperty> of(ClassInfo type, IndexView index) {
        return type.recordComponentsInDeclarationOrder().stream().flatMap(component -> {
            // annotations that know nothing of components stand at the fields that come of them
            var field = type.field(component.name());
            return field.hasDeclaredAnnotation(JSON_UNWRAPPED)
                    ? of(index.getClassByName(component.type().name()), index)
                    : Stream.of(of(type, component, field));
        });
    }

    private static RecordProperty of(ClassInfo type, RecordComponentInfo component, FieldInfo field) {
        var name = value(field.declaredAnnotation(JSON_PROPERTY)).map(AnnotationValue::asString);
        var inclusion = value(field.declaredAnnotation(JSON_INCLUDE))
                .or(() -> value(type.declaredAnnotation(JSON_INCLUDE)))
                .map(value -> Include.valueOf(value.asEnum()));
        return new RecordProperty(
                name.orElse(component.name()),
                component.type(),
                inclusion.orElse(Include.ALWAYS),
                component.type().kind() == Type.Kind.PRIMITIVE
                        || CHECKS.stream().anyMatch(field::hasDeclaredAnnotation));
    }

    private static Optional<AnnotationValue> value(@Nullable AnnotationInstance annotation) {
        return Optional.ofNullable(annotation).map(AnnotationInstance::value);
    }

    /** A type as it is used somewhere, be it of a component or of what one holds. */
    static boolean mayBeNull(Type type) {
        return type.hasAnnotation(NULLABLE);
    }

    boolean isAlwaysAnswered() {
        return inclusion == Include.ALWAYS || (inclusion == Include.NON_NULL && !mayBeNull(type));
    }

    boolean answersNull() {
        return mayBeNull(type) && inclusion == Include.ALWAYS;
    }

    boolean takesNull() {
        return mayBeNull(type) && !asked;
    }

    /** What can be sent is either checked or may be null: otherwise it would be null where the code relies on it not to be. */
    boolean isTold() {
        return asked || mayBeNull(type);
    }
}
