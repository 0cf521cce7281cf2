package io.pteronimbus.auth.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records end up in logs and messages by their {@code toString}, which tells all they hold unless it is written. */
class RedactionTest {
    private static final String SECRET = "S3cret-S3cret-S3cret-S3cret-S3cret-S3cret-S";
    private static final Path CLASSES = Path.of("target/classes");

    /** Its key is a place in Redis. */
    private static final String BUCKET = "io.pteronimbus.auth.limit.Bucket";

    /** Components that hold a secret wherever they are. */
    private static final Set<String> SECRETS = Set.of(
            "access",
            "accessToken",
            "bindPassword",
            "code",
            "csrf",
            "csrfToken",
            "currentPassword",
            "key",
            "newPassword",
            "otp",
            "password",
            "passwordHash",
            "recoveryCodes",
            "refresh",
            "refreshToken",
            "secret",
            "token",
            "uri",
            "verifier");

    static Stream<Class<?>> records() throws IOException {
        try (var files = Files.walk(CLASSES.resolve("io/pteronimbus/auth"))) {
            return files
                    .filter(file -> file.toString().endsWith(".class"))
                    .<Class<?>>map(RedactionTest::load)
                    .filter(type -> type.isRecord() && !type.getName().equals(BUCKET))
                    .filter(type -> Arrays.stream(type.getRecordComponents()).anyMatch(RedactionTest::isSecret))
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void shouldTellNoSecretWhenWritten(Class<?> type) throws ReflectiveOperationException {
        // given
        var made = make(type);

        // when
        var text = made.toString();

        // then
        assertThat(text).doesNotContain(SECRET);
    }

    private static Object make(Class<?> type) throws ReflectiveOperationException {
        var components = type.getRecordComponents();
        var values = new ArrayList<@Nullable Object>();
        for (var component : components) {
            values.add(value(component));
        }
        var constructor = type.getDeclaredConstructor(
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        return constructor.newInstance(values.toArray());
    }

    private static boolean isSecret(RecordComponent component) {
        return SECRETS.contains(component.getName())
                && (component.getType() == String.class || component.getType() == List.class);
    }

    private static @Nullable Object value(RecordComponent component) throws ReflectiveOperationException {
        var type = component.getType();
        var text = isSecret(component) ? SECRET : "plain";
        if (type == String.class) {
            return text;
        } else if (type == List.class) {
            return List.of(text);
        } else if (type == Optional.class) {
            return Optional.empty();
        } else if (type == boolean.class) {
            return false;
        } else if (type == int.class) {
            return 0;
        } else if (type == long.class) {
            return 0L;
        } else if (type == UUID.class) {
            return new UUID(1, 2);
        } else if (type == Instant.class) {
            return Instant.EPOCH;
        } else if (type.isEnum()) {
            return type.getEnumConstants()[0];
        } else if (type.isRecord()) {
            return make(type);
        }
        return null;
    }

    private static Class<?> load(Path file) {
        var name = CLASSES.relativize(file).toString().replace(".class", "").replace('/', '.');
        try {
            return Class.forName(name, false, RedactionTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
