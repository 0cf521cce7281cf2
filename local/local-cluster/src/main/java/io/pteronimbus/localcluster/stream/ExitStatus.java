package io.pteronimbus.localcluster.stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.Json;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Status} at the end of a stream.
 *
 * @param code    exit code of the command
 * @param failure why there is none, or null
 */
record ExitStatus(int code, @Nullable String failure) {

    static final ExitStatus SUCCESS = new ExitStatus(0, null);

    byte[] toJson() {
        ObjectNode status = Json.object();
        status.putObject("metadata");
        if (failure != null) {
            status.put("status", "Failure").put("reason", "InternalError").put("message", failure);
            status.put("code", 500);
        } else if (code == 0) {
            status.put("status", "Success");
        } else {
            status.put("status", "Failure").put("reason", "NonZeroExitCode");
            status.put("message", "command terminated with non-zero exit code: exit status " + code);
            status.putObject("details")
                    .putArray("causes")
                    .addObject()
                    .put("reason", "ExitCode")
                    .put("message", Integer.toString(code));
        }
        return Json.bytes(status);
    }
}
