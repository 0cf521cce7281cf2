package io.pteronimbus.localcluster.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.Json;
import io.pteronimbus.localcluster.store.StatusException;
import io.pteronimbus.localcluster.store.StoreEvent;
import io.pteronimbus.localcluster.store.StoreEvent.Type;
import io.pteronimbus.localcluster.store.WatchSink;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Turns the store's events into one client's: an object that comes to match the selection is ADDED, one that no longer does is
 * DELETED.
 */
public final class Watch implements WatchSink {

    private final EventOutput output;
    private final Predicate<JsonNode> selection;
    private final UnaryOperator<ObjectNode> form;
    private final ObjectNode bookmark;
    private final Bookmarks bookmarks;
    private boolean initial;

    /** When a client is told how far it has come. */
    public enum Bookmarks {
        NEVER,
        REGULARLY,
        /** And once right behind the initial state, marked as such. */
        AFTER_INITIAL
    }

    /**
     * @param form     the object as the client wants it
     * @param bookmark an empty object of the watched kind
     */
    public Watch(
            EventOutput output,
            Predicate<JsonNode> selection,
            UnaryOperator<ObjectNode> form,
            ObjectNode bookmark,
            Bookmarks bookmarks) {
        this.output = output;
        this.selection = selection;
        this.form = form;
        this.bookmark = bookmark;
        this.bookmarks = bookmarks;
        this.initial = bookmarks == Bookmarks.AFTER_INITIAL;
    }

    @Override
    public void event(StoreEvent event) {
        ObjectNode previous = event.previous();
        boolean was = previous != null && selection.test(previous);
        boolean is = event.type() != Type.DELETED && selection.test(event.object());
        if (is) {
            send(was ? "MODIFIED" : "ADDED", form.apply(event.object()));
        } else if (was) {
            send("DELETED", form.apply(event.object()));
        }
    }

    @Override
    public void bookmark(long revision) {
        if (bookmarks == Bookmarks.NEVER) {
            return;
        }
        ObjectNode object = bookmark.deepCopy();
        ObjectNode metadata = object.withObjectProperty("metadata").put("resourceVersion", Long.toString(revision));
        metadata.putNull("creationTimestamp");
        if (initial) {
            initial = false;
            metadata.withObjectProperty("annotations").put("k8s.io/initial-events-end", "true");
        }
        send("BOOKMARK", object);
    }

    /** The client reads too slowly: it has to list again. */
    @Override
    public void dropped() {
        output.abort();
    }

    /** Tells the client why it cannot watch, in the form clients expect of a watch. */
    public static void refuse(EventOutput output, StatusException refusal) {
        output.send(Json.bytes(event("ERROR", refusal.body())));
        output.end();
    }

    private void send(String type, ObjectNode object) {
        output.send(Json.bytes(event(type, object)));
    }

    private static ObjectNode event(String type, ObjectNode object) {
        ObjectNode event = Json.object().put("type", type);
        event.set("object", object);
        return event;
    }
}
