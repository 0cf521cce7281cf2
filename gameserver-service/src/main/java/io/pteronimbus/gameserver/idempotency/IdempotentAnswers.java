package io.pteronimbus.gameserver.idempotency;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pteronimbus.gameserver.author.Author;
import io.pteronimbus.gameserver.json.CanonicalJson;
import io.pteronimbus.platform.security.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers a request that makes something, and that was answered before, with the same again. */
@ApplicationScoped
public class IdempotentAnswers {
    private final IdempotencyKeys keys;
    private final ObjectMapper json;
    private final ObjectMapper stored;
    private final ObjectMapper hashed;

    IdempotentAnswers(IdempotencyKeys keys, ObjectMapper json) {
        this.keys = keys;
        this.json = json;
        // what another version of the panel kept lacks what views have since, or has what they do not have yet
        this.stored = json.copy()
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        // so that a request says the same to a version that knows of more fields
        this.hashed = json.copy().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
    }

    /**
     * Does the work once for each key of a person.
     *
     * @param key null: whatever came before, the work is done
     * @param request all that makes the request what it is
     * @param type of the answer, which is kept as JSON
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public <T> T once(
            UUID tenantId, Author author, @Nullable String key, Object request, Class<T> type, Supplier<T> work) {
        if (key == null) {
            return work.get();
        }
        var person = UUID.fromString(author.actor().id());
        var hash = Sha256.hex(CanonicalJson.of(hashed.valueToTree(request)));
        var answered = keys.begin(tenantId, person, key, hash);
        if (answered.isPresent()) {
            return read(answered.get(), type);
        }
        var made = work.get();
        keys.complete(tenantId, person, key, write(made));
        return made;
    }

    private String write(Object answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the answer cannot be kept", e);
        }
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return stored.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the answer that was kept is unreadable", e);
        }
    }
}
