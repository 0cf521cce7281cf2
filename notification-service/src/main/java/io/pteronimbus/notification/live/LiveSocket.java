package io.pteronimbus.notification.live;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.quarkus.virtual.threads.VirtualThreads;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.UserData.TypedKey;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * The live feed of a person: {@code hello}, what they missed {@code since} a cursor, and what happens. Query {@code tenant}
 * adds a tenant for a super administrator. A client sends nothing but {@code auth} with a new token.
 */
@WebSocket(path = "/api/v1/live")
class LiveSocket {
    private static final TypedKey<Viewer> VIEWER = new TypedKey<>("viewer");
    private static final TypedKey<Integer> MESSAGES = new TypedKey<>("messages");
    /** Told by the gateway alone, which drops it from clients. */
    private static final String SESSION_KIND = "X-Ptn-Session";

    private static final int MOST_MESSAGES = 100;

    private final LiveService live;
    private final LiveTokens tokens;
    private final Viewers viewers;
    private final LiveConfig config;
    private final ExecutorService threads;

    LiveSocket(
            LiveService live,
            LiveTokens tokens,
            Viewers viewers,
            LiveConfig config,
            @VirtualThreads ExecutorService threads) {
        this.live = live;
        this.tokens = tokens;
        this.viewers = viewers;
        this.config = config;
        this.threads = threads;
    }

    @OnOpen
    @NonBlocking
    void opened(WebSocketConnection connection) {
        var caller = connection.userData().get(LiveUpgrade.CALLER);
        var request = connection.handshakeRequest();
        var query = new QueryStringDecoder("?" + (request.query() == null ? "" : request.query())).parameters();
        var byCookie = "cookie".equals(request.header(SESSION_KIND));
        var viewer = new Viewer(connection, caller, byCookie, tenant(query), config.waiting());
        connection.userData().put(VIEWER, viewer);
        viewers.add(viewer);
        var since = first(query, "since");
        threads.execute(() -> live.begin(viewer, since));
    }

    @OnTextMessage
    @RunOnVirtualThread
    void said(String text, WebSocketConnection connection) {
        var viewer = connection.userData().get(VIEWER);
        var before = connection.userData().get(MESSAGES);
        var count = before == null ? 1 : before + 1;
        connection.userData().put(MESSAGES, count);
        if (count > MOST_MESSAGES) {
            viewer.close(CloseCode.MISUSE);
        } else {
            tokens.renew(viewer, text);
        }
    }

    @OnClose
    @NonBlocking
    void closed(WebSocketConnection connection) {
        var viewer = connection.userData().get(VIEWER);
        if (viewer != null) {
            viewers.remove(viewer);
            live.leave(viewer);
        }
    }

    private static @Nullable UUID tenant(Map<String, List<String>> query) {
        var text = first(query, "tenant");
        try {
            return text == null ? null : UUID.fromString(text);
        } catch (IllegalArgumentException noTenant) {
            return null;
        }
    }

    private static @Nullable String first(Map<String, List<String>> query, String name) {
        var values = query.get(name);
        return values == null || values.isEmpty() ? null : values.getFirst();
    }
}
