package io.pteronimbus.events;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.NameBasedGenerator;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/** Ids of events: derived from what happened where that has a name, else new and ordered by time. */
public final class EventIds {
    private static final NameBasedGenerator NAMED =
            Generators.nameBasedGenerator(UUID.fromString("5a7e2f52-6d8f-5b0e-9a5d-0f3c1b2a4d6e"));
    private static final TimeBasedEpochGenerator ORDERED = Generators.timeBasedEpochGenerator();

    private EventIds() {}

    /** UUIDv5 of the parts: the same parts always give the same id. */
    public static UUID of(String... parts) {
        return NAMED.generate(String.join("/", parts));
    }

    /** UUIDv7: new, and later ids sort after earlier ones. */
    public static UUID next() {
        return ORDERED.generate();
    }
}
