package io.pteronimbus.notification;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;

/** Says who may do what, to the stand-in for tenant-service. */
public final class People {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private People() {}

    /** Replaces what the person may do in the tenant; nothing makes them no member. */
    public static void allow(UUID userId, UUID tenantId, String... permissions) {
        var body = Arrays.stream(permissions).map(text -> '"' + text + '"').collect(Collectors.joining(",", "[", "]"));
        var url = ConfigProvider.getConfig().getValue("pteronimbus.tenant.url", String.class);
        var request = HttpRequest.newBuilder(URI.create(url + "/grants/" + userId + "/" + tenantId))
                .PUT(BodyPublishers.ofString(body))
                .build();
        try {
            CLIENT.send(request, BodyHandlers.discarding());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A new person with these permissions in the tenant. */
    public static UUID member(UUID tenantId, String... permissions) {
        var userId = UUID.randomUUID();
        allow(userId, tenantId, permissions);
        return userId;
    }
}
