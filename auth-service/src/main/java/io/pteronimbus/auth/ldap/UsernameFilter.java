package io.pteronimbus.auth.ldap;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A search filter with a place for a user name. It is parsed once, and the name is put into the parsed values: what somebody
 * types is never read as a filter, whatever it holds.
 */
final class UsernameFilter {
    private static final String PLACE = "{username}";

    private final Filter template;

    private UsernameFilter(Filter template) {
        this.template = template;
    }

    /** Throws IllegalArgumentException for what is no filter, or has no place for the name among its values. */
    static UsernameFilter parse(String text) {
        try {
            var filter = new UsernameFilter(Filter.create(text));
            if (filter.forUser("a").equals(filter.forUser("b"))) {
                throw new IllegalArgumentException("must hold " + PLACE + " as a value, as in (uid={username})");
            }
            return filter;
        } catch (LDAPException e) {
            throw new IllegalArgumentException("is not an LDAP filter: " + e.getMessage(), e);
        }
    }

    Filter forUser(String username) {
        return fill(template, username);
    }

    private static Filter fill(Filter filter, String username) {
        return switch (filter.getFilterType()) {
            case Filter.FILTER_TYPE_AND -> Filter.and(fillAll(filter, username));
            case Filter.FILTER_TYPE_OR -> Filter.or(fillAll(filter, username));
            case Filter.FILTER_TYPE_NOT -> Filter.not(fill(known(filter.getNOTComponent()), username));
            case Filter.FILTER_TYPE_EQUALITY ->
                Filter.equals(known(filter.getAttributeName()), value(filter, username));
            case Filter.FILTER_TYPE_APPROXIMATE_MATCH ->
                Filter.approximateMatch(known(filter.getAttributeName()), value(filter, username));
            case Filter.FILTER_TYPE_GREATER_OR_EQUAL ->
                Filter.greaterOrEqual(known(filter.getAttributeName()), value(filter, username));
            case Filter.FILTER_TYPE_LESS_OR_EQUAL ->
                Filter.lessOrEqual(known(filter.getAttributeName()), value(filter, username));
            case Filter.FILTER_TYPE_SUBSTRING ->
                Filter.substring(
                        known(filter.getAttributeName()),
                        put(filter.getSubInitialString(), username),
                        Arrays.stream(filter.getSubAnyStrings())
                                .map(part -> part.replace(PLACE, username))
                                .toArray(String[]::new),
                        put(filter.getSubFinalString(), username));
            case Filter.FILTER_TYPE_EXTENSIBLE_MATCH ->
                Filter.extensibleMatch(
                        filter.getAttributeName(),
                        filter.getMatchingRuleID(),
                        filter.getDNAttributes(),
                        value(filter, username));
            default -> filter;
        };
    }

    private static Filter[] fillAll(Filter filter, String username) {
        return Arrays.stream(filter.getComponents())
                .map(part -> fill(part, username))
                .toArray(Filter[]::new);
    }

    private static String value(Filter filter, String username) {
        return known(filter.getAssertionValue()).replace(PLACE, username);
    }

    /** Filters of a kind that needs it have it. */
    private static <T> T known(@Nullable T part) {
        return Objects.requireNonNull(part);
    }

    private static @Nullable String put(@Nullable String part, String username) {
        return part == null ? null : part.replace(PLACE, username);
    }
}
