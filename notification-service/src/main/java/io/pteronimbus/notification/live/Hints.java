package io.pteronimbus.notification.live;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a viewer is to ask again for, until it is said: of each tenant once, however often it changed meanwhile. Not kept beyond
 * the socket: whoever comes back asks again for all of it.
 */
final class Hints {
    private final LinkedHashSet<UUID> access = new LinkedHashSet<>();
    private final LinkedHashMap<UUID, Set<News>> news = new LinkedHashMap<>();

    private boolean clusters;

    private final LinkedHashMap<UUID, Told> fares = new LinkedHashMap<>();

    private record Told(Subscription subscription, Fare fare) {}

    /** What is said, and of what kind. */
    record Hint(String type, String data) {}

    /** What the viewer may do in the tenant is different now. */
    void addAccess(UUID tenantId) {
        access.add(tenantId);
    }

    void addNews(UUID tenantId, Set<News> more) {
        news.computeIfAbsent(tenantId, id -> new LinkedHashSet<>()).addAll(more);
    }

    /** The clusters are different now. */
    void addClusters() {
        clusters = true;
    }

    /** Of each server the newest. */
    void addFare(Subscription subscription, UUID serverId, Fare fare) {
        fares.put(serverId, new Told(subscription, fare));
    }

    void clear() {
        fares.clear();
        access.clear();
        clusters = false;
        news.clear();
    }

    /** Takes out the next, null when there is none left. What the viewer may not read as it is now is not said. */
    @Nullable
    Hint next(Outlook outlook) {
        if (!access.isEmpty()) {
            var tenantId = access.removeFirst();
            return new Hint("access-changed", "{\"tenantId\":\"" + tenantId + "\"}");
        }
        if (clusters) {
            clusters = false;
            return new Hint("platform-changed", "{\"parts\":[\"clusters\"]}");
        }
        while (!news.isEmpty()) {
            var entry = news.pollFirstEntry();
            var words = words(entry.getValue(), item -> outlook.covers(entry.getKey(), item));
            if (!words.isEmpty()) {
                var parts = words.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
                return new Hint("tenant-changed", "{\"tenantId\":\"" + entry.getKey() + "\",\"parts\":" + parts + "}");
            }
        }
        while (!fares.isEmpty()) {
            var entry = fares.pollFirstEntry();
            var told = entry.getValue();
            var data = told.subscription().saidOf(entry.getKey(), told.fare());
            if (data != null) {
                return new Hint("server-stats", data);
            }
        }
        return null;
    }

    private static List<String> words(Set<News> news, Predicate<News> isSeen) {
        return news.stream()
                .filter(isSeen)
                .map(News::part)
                .distinct()
                .sorted()
                .map(Part::word)
                .toList();
    }
}
