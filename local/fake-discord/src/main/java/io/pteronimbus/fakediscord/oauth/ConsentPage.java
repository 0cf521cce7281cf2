package io.pteronimbus.fakediscord.oauth;

import io.pteronimbus.fakediscord.state.Guild;
import io.pteronimbus.fakediscord.state.Member;
import io.pteronimbus.fakediscord.state.Person;
import io.pteronimbus.fakediscord.state.Role;
import io.pteronimbus.fakediscord.state.World;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page on which somebody picks who to be, and consents or not. */
final class ConsentPage {

    /** More people than this are found by their username. */
    static final int MOST_SHOWN = 50;

    private final World world;

    ConsentPage(World world) {
        this.world = world;
    }

    /** @param problem what was wrong with an earlier try, or empty */
    void show(HttpServerResponse response, AuthorizeRequest request, AuthorizeRequest.Wish wish, String problem) {
        String name = Html.escape(request.application().name());
        boolean installs = wish.install() != null;
        String title = installs ? "Add " + name + " to a server" : "Sign in to " + name;
        List<Person> people =
                world.people().stream().filter(person -> !person.bot()).toList();
        String html = """
                <h1>%s</h1>
                %s<p><strong>%s</strong> would like to:</p>
                <ul>%s</ul>
                <form method="post" action="/oauth2/authorize">
                %s<fieldset><legend>Who do you want to be?</legend>
                %s</fieldset>
                <p><button name="decision" value="allow">%s</button>
                <button name="decision" value="deny" formnovalidate>Cancel</button></p>
                </form>
                %s""".formatted(
                        title,
                        Page.alert(problem),
                        name,
                        wish.scopes().stream()
                                .map(scope -> "<li>" + Html.escape(Scopes.words(scope)) + "</li>")
                                .collect(Collectors.joining()),
                        Page.carried(request),
                        choices(people),
                        installs ? "Continue" : "Authorize",
                        Page.returning(request));
        Page.send(response, problem.isEmpty() ? 200 : 400, title, html, request.application());
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
}
