package io.pteronimbus.gameserver.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.pteronimbus.platform.seal.SealingKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps values of variables unreadable for who has just the database: {@link SealingKeys} of {@code pteronimbus.gameserver.encryption-key}. What is sealed
 * opens for the same server of the same tenant, and in the same column. To change the key, put a new one in front, with a comma between;
 * {@link Resealing} moves everything to the first at start.
 */
@ApplicationScoped
class ServerSeal {
    /** As variables are kept where there are none. */
    static final String NONE = "{}";

    private static final String PROPERTY = "pteronimbus.gameserver.encryption-key";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static final TypeReference<Map<String, String>> VALUES = new TypeReference<>() {};

    private final SealingKeys keys;

    ServerSeal(@ConfigProperty(name = PROPERTY) List<String> base64) {
        keys = new SealingKeys(PROPERTY, base64);
    }

    /** Where sealed texts of a server lie. */
    enum Column {
        VARIABLES,
        DESIRED_SECRETS;

        String sqlName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    String sealVariables(UUID tenantId, UUID serverId, Map<String, String> values) {
        return values.isEmpty() ? NONE : seal(Column.VARIABLES, tenantId, serverId, write(values));
    }

    /** Throws IllegalStateException when they do not open; its message tells no value. */
    Map<String, String> openVariables(UUID tenantId, UUID serverId, String text) {
        return text.equals(NONE) ? Map.of() : read(open(Column.VARIABLES, tenantId, serverId, text));
    }

    String sealSecrets(UUID tenantId, UUID serverId, SecretValues secrets) {
        return seal(Column.DESIRED_SECRETS, tenantId, serverId, write(secrets.toJson()));
    }

    /** Throws as {@link #openVariables} does. */
    SecretValues openSecrets(UUID tenantId, UUID serverId, String text) {
        try {
            var json = JSON.readTree(open(Column.DESIRED_SECRETS, tenantId, serverId, text));
            return new SecretValues(json.path("salt").asText(), JSON.convertValue(json.path("values"), VALUES));
        } catch (JsonProcessingException e) {
            throw unreadable();
        }
    }

    String seal(Column column, UUID tenantId, UUID serverId, String text) {
        return keys.sealText(nameOf(column, tenantId, serverId), text);
    }

    String open(Column column, UUID tenantId, UUID serverId, String sealed) {
        return keys.openText(nameOf(column, tenantId, serverId), sealed);
    }

    /** What all texts begin with that the first key has sealed. */
    String currentPrefix() {
        return keys.currentPrefix();
    }

    private static String nameOf(Column column, UUID tenantId, UUID serverId) {
        return "server/" + tenantId + "/" + serverId + "/" + column.sqlName();
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw unreadable();
        }
    }

    private static Map<String, String> read(String text) {
        try {
            return Map.copyOf(JSON.readValue(text, VALUES));
        } catch (JsonProcessingException e) {
            throw unreadable();
        }
    }

    /** Without a cause: its message would quote values. */
    private static IllegalStateException unreadable() {
        return new IllegalStateException("values of variables cannot be read or written");
    }
}
