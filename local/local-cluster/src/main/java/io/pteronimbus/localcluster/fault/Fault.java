package io.pteronimbus.localcluster.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.Json;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Which requests fail, and how. Of those that match it lets {@code first - 1} pass, hits the next {@code times}, and lets the rest pass. An
 * empty word matches everything; {@code verbs} may also say {@code write} for all that change something.
 *
 * @param resource plural name, {@code statefulsets}
 * @param agent    what the client's {@code User-Agent} begins with
 * @param first    the first request it hits, counted from 1 and from the moment the fault was set
 * @param times    how many it hits, 0 for all from there on
 * @param code     the HTTP status of {@link FaultAction#REJECT}
 * @param delay    of {@link FaultAction#DELAY}
 */
public record Fault(
        FaultAction action,
        Set<String> verbs,
        String group,
        String resource,
        String subresource,
        String namespace,
        String name,
        String agent,
        long first,
        long times,
        int code,
        Duration delay) {

    private static final Set<String> VERBS =
            Set.of("write", "get", "list", "watch", "create", "update", "patch", "delete", "deletecollection");
    private static final Set<String> FIELDS = Set.of(
            "action",
            "verbs",
            "group",
            "resource",
            "subresource",
            "namespace",
            "name",
            "agent",
            "first",
            "times",
            "code",
            "delayMillis");
    private static final Duration LONGEST = Duration.ofMinutes(10);

    public Fault {
        verbs = Set.copyOf(verbs);
        if (!VERBS.containsAll(verbs)) {
            throw new IllegalArgumentException("verbs must be of " + VERBS);
        }
        if (first < 1 || times < 0) {
            throw new IllegalArgumentException("first counts from 1, times from 0");
        }
        if (code < 400 || code > 599) {
            throw new IllegalArgumentException("code must be 400..599");
        }
        if (delay.isNegative() || delay.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("delay must be at most " + LONGEST);
        }
    }

    /** @throws IllegalArgumentException when it says something else than a fault */
    static Fault read(JsonNode json) {
        var unknown = new HashSet<String>();
        json.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(FIELDS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("unknown: " + unknown);
        }
        var verbs = new HashSet<String>();
        json.path("verbs").forEach(verb -> verbs.add(verb.asText()));
        return new Fault(
                FaultAction.of(json.path("action").asText()),
                verbs,
                json.path("group").asText(""),
                json.path("resource").asText(""),
                json.path("subresource").asText(""),
                json.path("namespace").asText(""),
                json.path("name").asText(""),
                json.path("agent").asText(""),
                json.path("first").asLong(1),
                json.path("times").asLong(0),
                json.path("code").asInt(500),
                Duration.ofMillis(json.path("delayMillis").asLong(0)));
    }

    boolean matches(FaultSubject subject) {
        return (verbs.isEmpty() || verbs.contains(subject.verb()) || verbs.contains("write") && subject.isWrite())
                && matches(group, subject.group())
                && matches(resource, subject.resource())
                && matches(subresource, subject.subresource())
                && matches(namespace, subject.namespace() == null ? "" : subject.namespace())
                && matches(name, subject.name() == null ? "" : subject.name())
                && subject.agent().startsWith(agent);
    }

    private static boolean matches(String wanted, String is) {
        return wanted.isEmpty() || wanted.equals(is);
    }

    /** @param seen how many matching requests there were, with this one */
    boolean hits(long seen) {
        return seen >= first && (times == 0 || seen < first + times);
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object().put("action", action.word());
        var list = json.putArray("verbs");
        verbs.stream().sorted().forEach(list::add);
        return json.put("group", group)
                .put("resource", resource)
                .put("subresource", subresource)
                .put("namespace", namespace)
                .put("name", name)
                .put("agent", agent)
                .put("first", first)
                .put("times", times)
                .put("code", code)
                .put("delayMillis", delay.toMillis());
    }
}
