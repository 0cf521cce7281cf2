package io.pteronimbus.fakediscord.oauth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a person can grant here, each in words for the consent page. */
public final class Scopes {

    public static final String IDENTIFY = "identify";
    public static final String EMAIL = "email";
    public static final String GUILDS = "guilds";
    public static final String MEMBERS = "guilds.members.read";
    public static final String BOT = "bot";
    public static final String COMMANDS = "applications.commands";
    /** Any scope will do. */
    public static final String ANY = "*";

    private static final Map<String, String> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put(IDENTIFY, "Know your username, avatar and display name");
        WORDS.put(EMAIL, "Know your e-mail address");
        WORDS.put(GUILDS, "Know which servers you are in");
        WORDS.put(MEMBERS, "Know your nickname and roles in those servers");
        WORDS.put(BOT, "Add a bot to a server of yours");
        WORDS.put(COMMANDS, "Offer commands in a server of yours");
    }

    private Scopes() {}

    /** The scopes in a space-separated list, each once; empty when there is none, or one that is not known here. */
    static Optional<List<String>> parse(String text) {
        List<String> scopes = Stream.of(text.split(" ", -1))
                .filter(scope -> !scope.isEmpty())
                .distinct()
                .toList();
        return scopes.isEmpty() || !WORDS.keySet().containsAll(scopes) ? Optional.empty() : Optional.of(scopes);
    }

    /** Whether these only install an application, so that nobody needs to hear of it. */
    static boolean onlyInstall(List<String> scopes) {
        return scopes.contains(BOT) && List.of(BOT, COMMANDS).containsAll(scopes);
    }

    static String words(String scope) {
        return WORDS.getOrDefault(scope, scope);
    }

    public static boolean cover(List<String> granted, String wanted) {
        return wanted.equals(ANY) || granted.contains(wanted);
    }
}
