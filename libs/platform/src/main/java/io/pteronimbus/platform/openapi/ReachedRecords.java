package io.pteronimbus.platform.openapi;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.jspecify.annotations.NullMarked;

/** The records of {@code @NullMarked} packages that a service's endpoints take or answer, and what is in them. */
final class ReachedRecords {
    private static final DotName NULL_MARKED = DotName.createSimple(NullMarked.class);
    private static final String NAMED_CLASSES = "org.eclipse.microprofile.openapi.annotations.";

    enum Use {
        ASKED,
        ANSWERED
    }

    /**
     * @param schema what its schema is called, unless another type had that name first
     * @param uses what it is reached by
     */
    record Reached(String schema, ClassInfo type, Set<Use> uses) {}

    private final IndexView index;
    private final Map<String, List<Reached>> bySchema = new HashMap<>();

    ReachedRecords(IndexView index) {
        this.index = index;
        Stream.of(GET.class, POST.class, PUT.class, PATCH.class, DELETE.class)
                .flatMap(method -> index.getAnnotations(method).stream())
                .map(AnnotationInstance::target)
                .filter(target -> target.kind() == AnnotationTarget.Kind.METHOD)
                .map(AnnotationTarget::asMethod)
                .filter(method -> !method.declaringClass().isInterface())
                .forEach(this::followEndpoint);
    }

    /** Those whose schema may have that name. */
    List<Reached> named(String schema) {
        return bySchema.getOrDefault(schema, List.of());
    }

    private void followEndpoint(MethodInfo method) {
        method.parameterTypes().forEach(type -> follow(type, Use.ASKED));
        follow(method.returnType(), Use.ANSWERED);
        method.annotations().stream()
                .filter(annotation -> annotation.name().toString().startsWith(NAMED_CLASSES))
                .flatMap(annotation -> annotation.values().stream())
                .flatMap(ReachedRecords::classes)
                .forEach(type -> follow(type, Use.ANSWERED));
    }

    private static Stream<Type> classes(AnnotationValue value) {
        return switch (value.kind()) {
            case CLASS -> Stream.of(value.asClass());
            case NESTED -> value.asNested().values().stream().flatMap(ReachedRecords::classes);
            case ARRAY -> value.asArrayList().stream().flatMap(ReachedRecords::classes);
            default -> Stream.of();
        };
    }

    private void follow(Type type, Use use) {
        if (type.kind() == Type.Kind.PARAMETERIZED_TYPE) {
            type.asParameterizedType().arguments().forEach(argument -> follow(argument, use));
        }
        var found = index.getClassByName(type.name());
        if (found != null
                && found.isRecord()
                && isNullMarked(found)
                && reach(nameOf(type), found).add(use)) {
            found.recordComponents().forEach(component -> follow(component.type(), use));
        }
    }

    private Set<Use> reach(String schema, ClassInfo type) {
        var named = bySchema.computeIfAbsent(schema, name -> new ArrayList<>());
        return named.stream()
                .filter(reached -> reached.type().name().equals(type.name()))
                .findFirst()
                .orElseGet(() -> {
                    var reached = new Reached(schema, type, EnumSet.noneOf(Use.class));
                    named.add(reached);
                    return reached;
                })
                .uses();
    }

    private boolean isNullMarked(ClassInfo type) {
        var ofPackage = index.getClassByName(type.name().packagePrefix() + ".package-info");
        return type.hasDeclaredAnnotation(NULL_MARKED)
                || (ofPackage != null && ofPackage.hasDeclaredAnnotation(NULL_MARKED));
    }

    /** As SmallRye names schemas: {@code Page<ServerView>} is {@code PageServerView}. */
    private static String nameOf(Type type) {
        var name = type.name().toString();
        var simple = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
        return type.kind() == Type.Kind.PARAMETERIZED_TYPE
                ? simple
                        + type.asParameterizedType().arguments().stream()
                                .map(ReachedRecords::nameOf)
                                .collect(Collectors.joining())
                : simple;
    }
}
