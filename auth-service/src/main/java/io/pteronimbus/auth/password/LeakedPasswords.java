package io.pteronimbus.auth.password;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Says which passwords are among the first that somebody would try. Nobody outside is asked. Passwords are compared in NFKC,
 * the form they are hashed in, and in lower case: a capital letter in a common password is the first thing that is tried.
 */
@ApplicationScoped
public class LeakedPasswords {
    private static final Logger LOG = Logger.getLogger(LeakedPasswords.class);
    private static final int FEWEST_CHARACTERS = 4;
    private static final int SHORTEST_KNOWN = 3;
    private static final int LONGEST_KNOWN = 254;
    private static final int MOST_KNOWN = 16;

    private final CommonPasswords common = new CommonPasswords();
    private final @Nullable LeakedHashFile list;

    /** Throws IllegalArgumentException when a list is configured that cannot be used. */
    LeakedPasswords(LeakedPasswordsConfig config) {
        this.list = config.leakedList().map(LeakedHashFile::open).orElse(null);
    }

    /** A list that cannot be used ends the start, not the first registration. */
    void start(@Observes StartupEvent event) {
        if (list != null) {
            LOG.info("New passwords are compared with a list of leaked ones.");
        }
    }

    @PreDestroy
    void stop() throws IOException {
        if (list != null) {
            list.close();
        }
    }

    /** Whether the password is on the list that comes with the service, or on the one that is configured. */
    public boolean contains(String password) {
        var normal = PasswordText.normal(password);
        return common.contains(normal) || (list != null && contains(list, password, normal));
    }

    /**
     * What is wrong with a new password that is long enough; empty when nothing is. The context is what strangers may know of
     * its owner, such as their address and their name.
     */
    public Optional<Weakness> weakness(String password, List<String> context) {
        if (contains(password)) {
            return Optional.of(Weakness.COMMON);
        }
        var text = PasswordText.unit(PasswordText.normal(password));
        if (text.length() < NewPassword.SHORTEST || text.chars().distinct().count() < FEWEST_CHARACTERS) {
            // A short password has its own rule; here it is a long one that says something short again and again.
            return Optional.of(Weakness.PATTERN);
        }
        if (PasswordMakeup.isWeak(common, text, Set.of())) {
            return Optional.of(isRow(text) ? Weakness.PATTERN : Weakness.WORD);
        }
        return PasswordMakeup.isWeak(common, text, known(context)) ? Optional.of(Weakness.OWN) : Optional.empty();
    }

    /** The list holds passwords as people typed them, so they are looked up as typed too. */
    private static boolean contains(LeakedHashFile list, String password, String normal) {
        return Stream.of(password, Normalizer.normalize(password, Normalizer.Form.NFKC), normal)
                .distinct()
                .anyMatch(list::contains);
    }

    private static boolean isRow(String text) {
        var at = 0;
        while (at < text.length() && KeyRows.length(text, at) > 0) {
            at += KeyRows.length(text, at);
        }
        return at == text.length();
    }

    /** Each whole, and the parts of each: of an address, what stands before the @ alone. */
    private static Set<String> known(List<String> context) {
        return Stream.concat(Stream.of("pteronimbus"), context.stream().map(PasswordText::normal))
                .map(text -> text.substring(0, Math.min(text.length(), LONGEST_KNOWN)))
                .flatMap(LeakedPasswords::parts)
                .filter(part -> part.length() >= SHORTEST_KNOWN)
                .limit(MOST_KNOWN)
                .flatMap(part ->
                        Stream.of(part, new StringBuilder(part).reverse().toString()))
                .collect(Collectors.toSet());
    }

    private static Stream<String> parts(String text) {
        var at = text.indexOf('@');
        var local = at > 0 ? text.substring(0, at) : text;
        return Stream.concat(Stream.of(text, local), Stream.of(local.split("[^\\p{L}\\p{N}]+", MOST_KNOWN)));
    }
}
