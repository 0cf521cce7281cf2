package io.pteronimbus.notification.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.security.AccessTokens;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes what clients say on a live socket: {@code {"type":"auth","token":"..."}}, with a new token of the same person. */
@ApplicationScoped
class LiveTokens {
    private final AccessTokens tokens;
    private final ObjectMapper json;

    LiveTokens(AccessTokens tokens, ObjectMapper json) {
        this.tokens = tokens;
        this.json = json;
    }

    /** What is refused is answered with {@code error}, and changes nothing. Blocks. */
    void renew(Viewer viewer, String message) {
        try {
            var said = json.readTree(message);
            if (!said.path("type").asText().equals("auth")) {
                throw new ProblemException(ProblemType.VALIDATION_FAILED, "The one message known here is auth.");
            }
            var renewed = tokens.authenticate("Bearer " + said.path("token").asText());
            var present = viewer.caller();
            if (!renewed.userId().equals(present.userId())
                    || !renewed.sessionId().equals(present.sessionId())) {
                throw new ProblemException(ProblemType.FORBIDDEN, "The token is not of this socket's session.");
            }
            viewer.renew(renewed);
        } catch (ProblemException refused) {
            viewer.tell("error", error(refused));
        } catch (JsonProcessingException e) {
            viewer.tell("error", error(new ProblemException(ProblemType.MALFORMED_JSON, "The message is not JSON.")));
        }
    }

    private String error(ProblemException refused) {
        JsonNode data = json.createObjectNode()
                .put("code", refused.problemType().code())
                .put("detail", refused.getDetail());
        return data.toString();
    }
}
