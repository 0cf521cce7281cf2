package io.pteronimbus.controller.gameserver;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** The ports of the nodes that a server has, as they are written down on its Service: {@code game=20001,query=20002}. */
final class PortNote {
    static final String ANNOTATION = "pteronimbus.io/host-ports";

    private static final Logger LOG = Logger.getLogger(PortNote.class);

    private PortNote() {}

    static String write(Map<String, Integer> ports) {
        return new TreeMap<>(ports)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(","));
    }

    /** What is no port, since somebody else has written there, is not read. */
    static Map<String, Integer> read(HasMetadata resource) {
        var annotations = resource.getMetadata().getAnnotations();
        var note = annotations == null ? "" : annotations.getOrDefault(ANNOTATION, "");
        var ports = new TreeMap<String, Integer>();
        for (var entry : note.split(",", -1)) {
            var sign = entry.indexOf('=');
            try {
                if (sign > 0) {
                    ports.put(entry.substring(0, sign), Integer.parseInt(entry, sign + 1, entry.length(), 10));
                }
            } catch (NumberFormatException e) {
                LOG.debugf("No port: %s", entry);
            }
        }
        return ports;
    }
}
