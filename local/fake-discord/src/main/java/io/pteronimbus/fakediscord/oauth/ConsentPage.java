package io.pteronimbus.fakediscord.oauth;

import io.pteronimbus.fakediscord.state.Digest;
import io.pteronimbus.fakediscord.state.Guild;
import io.pteronimbus.fakediscord.state.Member;
import io.pteronimbus.fakediscord.state.Person;
import io.pteronimbus.fakediscord.state.Role;
import io.pteronimbus.fakediscord.state.World;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page on which somebody picks who to be, and consents or not. Plain HTML: no scripts, nothing from elsewhere. */
final class ConsentPage {

    /** More people than this are found by their username. */
    static final int MOST_SHOWN = 50;

    private static final List<String> CARRIED = List.of(
            "response_type", "client_id", "redirect_uri", "scope", "state", "code_challenge", "code_challenge_method");

    private static final String STYLE = """
            :root{color-scheme:light dark}
            body{margin:0 auto;max-width:34rem;padding:1.5rem;font:1rem/1.5 system-ui,sans-serif}
            .note{border:2px solid;border-radius:.5rem;padding:.75rem 1rem;font-weight:600}
            fieldset{border:1px solid;border-radius:.5rem;margin:1rem 0;padding:.5rem 1rem}
            label{display:block;padding:.4rem 0}
            small{display:block;padding-inline-start:1.7rem}
            input[type=text]{font:inherit;padding:.4rem;width:100%;box-sizing:border-box}
            button{font:inherit;padding:.6rem 1.2rem;margin-inline-end:.5rem;min-height:2.75rem}
            :focus-visible{outline:3px solid Highlight;outline-offset:2px}
            """;

    private static final String STYLE_HASH =
            "'sha256-" + Base64.getEncoder().encodeToString(Digest.sha256(STYLE)) + "'";

    private final World world;

    ConsentPage(World world) {
        this.world = world;
    }

    /** @param problem what was wrong with an earlier try, or empty */
    void show(HttpServerResponse response, AuthorizeRequest request, List<String> scopes, String problem) {
        String name = Html.escape(request.application().name());
        List<Person> people =
                world.people().stream().filter(person -> !person.bot()).toList();
        String html = """
                <h1>Sign in to %s</h1>
                %s<p><strong>%s</strong> would like to:</p>
                <ul>%s</ul>
                <form method="post" action="/oauth2/authorize">
                %s<fieldset><legend>Who do you want to be?</legend>
                %s</fieldset>
                <p><button name="decision" value="allow">Authorize</button>
                <button name="decision" value="deny" formnovalidate>Cancel</button></p>
                </form>
                <p>You will return to <code>%s</code>.</p>
                """.formatted(
                name,
                problem.isEmpty() ? "" : "<p role=\"alert\"><strong>" + Html.escape(problem) + "</strong></p>\n",
                name,
                scopes.stream()
                        .map(scope -> "<li>" + Html.escape(Scopes.words(scope)) + "</li>")
                        .collect(Collectors.joining()),
                carried(request),
                choices(people),
                Html.escape(origin(request.redirectUri())));
        send(response, problem.isEmpty() ? 200 : 400, "Sign in to " + name, html, targets(request));
    }

    /** For a request that is not sent back, since nobody knows where to. */
    static void refuse(HttpServerResponse response, String message) {
        String text = Html.escape(message);
        send(response, 400, "Error", "<h1>Error</h1>\n<p role=\"alert\">" + text + "</p>\n", "'none'");
    }

    private static void send(HttpServerResponse response, int status, String title, String body, String targets) {
        String html = """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s – Simulated Discord</title>
                <style>%s</style>
                </head>
                <body>
                <main>
                <p class="note">Simulated Discord. This is not Discord: the people are made up, and nobody needs a password.</p>
                %s</main>
                </body>
                </html>
                """.formatted(title, STYLE, body);
        response.setStatusCode(status)
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Content-Type-Options", "nosniff")
                // the form's own request must still name its origin
                .putHeader("Referrer-Policy", "same-origin")
                .putHeader(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src " + STYLE_HASH + "; form-action " + targets
                                + "; base-uri 'none'; frame-ancestors 'none'")
                .end(html);
    }

    private static String carried(AuthorizeRequest request) {
        return CARRIED.stream()
                .filter(name -> request.parameters().contains(name))
                .map(name -> "<input type=\"hidden\" name=\"" + name + "\" value=\""
                        + Html.escape(Parameters.text(request.parameters(), name)) + "\">\n")
                .collect(Collectors.joining());
    }

    private String choices(List<Person> people) {
        if (people.isEmpty()) {
            return "<p>There is nobody yet. Make somebody with <code>POST /_control/people</code>.</p>\n";
        }
        boolean more = people.size() > MOST_SHOWN;
        StringBuilder choices = new StringBuilder();
        for (Person person : people.subList(0, Math.min(MOST_SHOWN, people.size()))) {
            choices.append(
                    "<label><input type=\"radio\" name=\"person\" value=\"%s\"%s> %s (@%s)<small>%s</small></label>\n"
                            .formatted(
                                    person.id(),
                                    more ? "" : " required",
                                    Html.escape(person.displayName()),
                                    Html.escape(person.username()),
                                    Html.escape(standing(person))));
        }
        if (more) {
            choices.append(
                    "<label>or somebody else's username <input type=\"text\" name=\"username\" maxlength=\"32\"></label>\n");
        }
        return choices.toString();
    }

    /** Such as "Cloud Riders: owner". */
    private String standing(Person person) {
        return world.guildsOf(person.id()).stream()
                .limit(3)
                .map(guild -> guild.name() + ": " + standing(guild, person))
                .collect(Collectors.joining("; "));
    }

    private static String standing(Guild guild, Person person) {
        if (guild.ownerId().equals(person.id())) {
            return "owner";
        }
        Stream<Role> roles = guild.member(person.id()).map(Member::roles).orElse(List.of()).stream()
                .flatMap(role -> guild.role(role).stream());
        String names = roles.map(Role::name).collect(Collectors.joining(", "));
        return names.isEmpty() ? "member" : names;
    }

    /** Browsers hold {@code form-action} also against what the form's answer redirects to. */
    private static String targets(AuthorizeRequest request) {
        return Stream.concat(
                        Stream.of("'self'"),
                        request.application().redirectUris().stream()
                                .map(ConsentPage::origin)
                                .distinct())
                .collect(Collectors.joining(" "));
    }

    private static String origin(String uri) {
        URI parsed = URI.create(uri);
        return parsed.getScheme() + "://" + parsed.getRawAuthority();
    }
}
