package io.pteronimbus.fakediscord.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.fakediscord.http.DiscordException;
import io.pteronimbus.fakediscord.http.Json;
import io.pteronimbus.fakediscord.state.Snowflake;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The JSON object of a request. Each field is asked for with the value it has when the request leaves it out, which for a new thing is
 * null where the field is required.
 */
final class Input {

    private final ObjectNode fields;

    private Input(ObjectNode fields) {
        this.fields = fields;
    }

    /** @throws DiscordException 400 when the body is no object, or has other fields than these */
    static Input of(RoutingContext context, String... known) {
        Buffer body = context.body().buffer();
        JsonNode node;
        try {
            node = body == null || body.length() == 0 ? Json.object() : Json.parse(body);
        } catch (JsonProcessingException e) {
            throw DiscordException.invalidJson();
        }
        if (!(node instanceof ObjectNode object)) {
            throw DiscordException.invalidJson();
        }
        Set<String> names = Set.of(known);
        object.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                throw DiscordException.invalid(name.substring(0, Math.min(50, name.length())), "is not known");
            }
        });
        return new Input(object);
    }

    /** An id in the path of this name. */
    static Snowflake id(RoutingContext context, String name) {
        return Optional.ofNullable(context.pathParam(name))
                .flatMap(Snowflake::parse)
                .orElseThrow(() -> DiscordException.invalid(name, "is no snowflake"));
    }

    boolean has(String name) {
        return fields.has(name);
    }

    /** Text of so many characters. */
    String text(String name, @Nullable String otherwise, int least, int most) {
        if (!has(name)) {
            return required(name, otherwise);
        }
        String text = fields.get(name).isTextual() ? fields.get(name).textValue() : "";
        if (text.length() < least || text.length() > most || text.chars().anyMatch(Character::isISOControl)) {
            throw DiscordException.invalid(name, "must be text of " + least + " to " + most + " characters");
        }
        return text;
    }

    /** Text that may be null too. */
    @Nullable
    String optionalText(String name, @Nullable String otherwise, int most) {
        if (!has(name)) {
            return otherwise;
        }
        return fields.get(name).isNull() ? null : text(name, null, 1, most);
    }

    boolean flag(String name, boolean otherwise) {
        if (has(name) && !fields.get(name).isBoolean()) {
            throw DiscordException.invalid(name, "must be true or false");
        }
        return has(name) ? fields.get(name).booleanValue() : otherwise;
    }

    int number(String name, @Nullable Integer otherwise, int least, int most) {
        if (!has(name)) {
            return required(name, otherwise);
        }
        JsonNode node = fields.get(name);
        if (!node.canConvertToExactIntegral()
                || !node.canConvertToInt()
                || node.intValue() < least
                || node.intValue() > most) {
            throw DiscordException.invalid(name, "must be a whole number from " + least + " to " + most);
        }
        return node.intValue();
    }

    double fraction(String name, double otherwise, double most) {
        if (!has(name)) {
            return otherwise;
        }
        JsonNode node = fields.get(name);
        if (!node.isNumber() || !(node.doubleValue() >= 0) || node.doubleValue() > most) {
            throw DiscordException.invalid(name, "must be a number from 0 to " + most);
        }
        return node.doubleValue();
    }

    /** Permission bits as decimal text, as Discord writes them. */
    long permissions(String name, long otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        return Snowflake.parse(fields.get(name).asText())
                .orElseThrow(() -> DiscordException.invalid(name, "must be the bits as decimal text"))
                .value();
    }

    Snowflake snowflake(String name, @Nullable Snowflake otherwise) {
        if (!has(name)) {
            return required(name, otherwise);
        }
        return parse(name, fields.get(name));
    }

    @Nullable
    Snowflake optionalSnowflake(String name, @Nullable Snowflake otherwise) {
        return has(name) && fields.get(name).isNull() ? null : has(name) ? snowflake(name, null) : otherwise;
    }

    List<Snowflake> snowflakes(String name, List<Snowflake> otherwise, int most) {
        return has(name)
                ? list(name, most).stream()
                        .map(node -> parse(name, node))
                        .distinct()
                        .toList()
                : otherwise;
    }

    List<String> texts(String name, List<String> otherwise, int most) {
        return has(name)
                ? list(name, most).stream().map(JsonNode::asText).distinct().toList()
                : otherwise;
    }

    private List<JsonNode> list(String name, int most) {
        JsonNode node = fields.get(name);
        if (!node.isArray() || node.size() > most) {
            throw DiscordException.invalid(name, "must be a list of at most " + most);
        }
        List<JsonNode> items = new ArrayList<>();
        node.forEach(items::add);
        return items;
    }

    private static Snowflake parse(String name, JsonNode node) {
        return Snowflake.parse(node.asText()).orElseThrow(() -> DiscordException.invalid(name, "must be a snowflake"));
    }

    private static <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw DiscordException.invalid(name, "is required");
        }
        return value;
    }
}
