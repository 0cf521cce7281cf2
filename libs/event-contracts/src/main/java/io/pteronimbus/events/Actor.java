package io.pteronimbus.events;

/**
 * Who did something.
 *
 * @param id a person's UUID, or the name of the service or cluster
 * @param name for people, as it was at the time
 */
public record Actor(Kind kind, String id, String name) {

    public enum Kind {
        USER,
        SERVICE,
        CLUSTER
    }

    /** A person who has not said who they are, or not truly. */
    public static Actor stranger() {
        return new Actor(Kind.USER, "unknown", "Somebody");
    }

    public static Actor service(String name) {
        return new Actor(Kind.SERVICE, name, name);
    }
}
