package io.pteronimbus.fakediscord.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A refusal in Discord's words: an HTTP status, and a body with a code of its own. */
public final class DiscordException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final int code;
    private final @Nullable String field;
    private final @Nullable String fieldMessage;

    private DiscordException(
            int status, int code, String message, @Nullable String field, @Nullable String fieldMessage) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.field = field;
        this.fieldMessage = fieldMessage;
    }

    public DiscordException(int status, int code, String message) {
        this(status, code, message, null, null);
    }

    /** The form of "404: Not Found", which has no code of its own. */
    public static DiscordException plain(int status, String reason) {
        return new DiscordException(status, 0, status + ": " + reason);
    }

    public static DiscordException unauthorized() {
        return plain(401, "Unauthorized");
    }

    public static DiscordException notFound() {
        return plain(404, "Not Found");
    }

    public static DiscordException missingAccess() {
        return new DiscordException(403, 50001, "Missing Access");
    }

    /** @param what the kind, with its number from Discord's list of codes */
    public static DiscordException unknown(String what, int code) {
        return new DiscordException(404, code, "Unknown " + what);
    }

    public static DiscordException unknownGuild() {
        return unknown("Guild", 10004);
    }

    public static DiscordException unknownMember() {
        return unknown("Member", 10007);
    }

    public static DiscordException unknownUser() {
        return unknown("User", 10013);
    }

    public static DiscordException invalid(String field, String message) {
        return new DiscordException(400, 50035, "Invalid Form Body", field, message);
    }

    public static DiscordException invalidJson() {
        return new DiscordException(400, 50109, "The request body contains invalid JSON.");
    }

    public int status() {
        return status;
    }

    public ObjectNode body() {
        ObjectNode body = Json.object().put("message", getMessage()).put("code", code);
        if (field != null) {
            body.putObject("errors")
                    .putObject(field)
                    .putArray("_errors")
                    .addObject()
                    .put("code", code)
                    .put("message", fieldMessage);
        }
        return body;
    }
}
