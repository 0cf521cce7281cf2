package io.pteronimbus.fakediscord.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One way in which answers go wrong.
 *
 * @param path   which requests: a path without {@code /api/v10}; {@code *} stands for anything but a slash, {@code **} for anything
 * @param method only this one, or null for all
 * @param times  how many requests it still has, or null for all until it is cleared
 * @param delay  how long the answer is held back
 * @param effect what happens then
 */
public record Fault(
        String path, @Nullable String method, @Nullable Integer times, Duration delay, Effect effect) {

    public static final int LONGEST_PATH = 200;
    /** What happens to a request. */
    public sealed interface Effect {}

    /** The request is answered as ever, only later. */
    public record None() implements Effect {}

    /** An answer with this status, as Discord words it. */
    public record Status(int status) implements Effect {}

    /** A 429. */
    public record RateLimited(double retryAfterSeconds, boolean global, String scope) implements Effect {}

    /** A 200 whose body ends in the middle of a word. */
    public record Garbage() implements Effect {}

    /** The connection is closed without an answer. */
    public record Drop() implements Effect {}

    public Fault {
        if (path.isEmpty() || path.length() > LONGEST_PATH) {
            throw new IllegalArgumentException("1 to " + LONGEST_PATH + " characters");
        }
    }

    boolean matches(String requestMethod, String requestPath) {
        return (method == null || method.equals(requestMethod)) && covers(requestPath);
    }

    /** In time that grows with both lengths only, whatever the pattern is. */
    private boolean covers(String text) {
        // whether the pattern so far covers that many characters
        boolean[] covered = new boolean[text.length() + 1];
        covered[0] = true;
        for (int at = 0; at < path.length(); at++) {
            boolean star = path.charAt(at) == '*';
            boolean any = star && path.startsWith("**", at);
            if (star) {
                for (int end = 1; end <= text.length(); end++) {
                    covered[end] |= covered[end - 1] && (any || text.charAt(end - 1) != '/');
                }
            } else {
                for (int end = text.length(); end > 0; end--) {
                    covered[end] = covered[end - 1] && text.charAt(end - 1) == path.charAt(at);
                }
                covered[0] = false;
            }
            at += any ? 1 : 0;
        }
        return covered[text.length()];
    }

    /** What is left of it after one more request; null when nothing is. */
    @Nullable
    Fault used() {
        if (times == null) {
            return this;
        }
        return times == 1 ? null : new Fault(path, method, times - 1, delay, effect);
    }
}
