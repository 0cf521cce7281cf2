package io.pteronimbus.fakediscord;

import io.pteronimbus.fakediscord.state.StateFile;
import io.pteronimbus.fakediscord.state.World;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Has the state written soon after it changes, many changes at once, and for the last time at the end. */
final class Keeper {

    private static final long SOON_MILLIS = 20;

    private final Vertx vertx;
    private final @Nullable StateFile file;
    private final ExecutorService writer =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().name("state").factory());
    private @Nullable World world;
    private boolean begun;
    private boolean dirty;
    private boolean busy;

    Keeper(Vertx vertx, @Nullable Path file) {
        this.vertx = vertx;
        this.file = file == null ? null : new StateFile(file);
    }

    /** Fills the world from the file, or as it begins when there is none. */
    void open(World opened, Beginning beginning) throws IOException {
        if (file != null && file.load(opened)) {
            beginning.register();
        } else {
            beginning.first();
        }
        world = opened;
    }

    /** From now on it writes; not earlier, since until it listens another process may own the file. */
    void begin() {
        vertx.runOnContext(started -> {
            begun = true;
            changed();
        });
    }

    /** Called in the event loop. */
    void changed() {
        dirty = true;
        saveSoon();
    }

    private void saveSoon() {
        if (file != null && begun && dirty && !busy) {
            busy = true;
            vertx.setTimer(SOON_MILLIS, timer -> save());
        }
    }

    /** One at a time: each holds a copy of everything until it is written. */
    private void save() {
        if (file != null && world != null) {
            dirty = false;
            Runnable writing = file.save(world);
            writer.execute(() -> {
                writing.run();
                vertx.runOnContext(written -> {
                    busy = false;
                    saveSoon();
                });
            });
        }
    }

    /** Returns when all is written. */
    void close() {
        var saved = new CompletableFuture<@Nullable Void>();
        vertx.runOnContext(ended -> {
            save();
            saved.complete(null);
        });
        saved.join();
        writer.close();
    }
}
