package io.pteronimbus.fakediscord.oauth;

import io.pteronimbus.fakediscord.state.Guild;
import io.pteronimbus.fakediscord.state.Person;
import io.pteronimbus.fakediscord.state.World;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.stream.Collectors;

/** The page on which somebody picks the guild that a bot is added to. */
final class InstallPage {

    private final World world;

    InstallPage(World world) {
        this.world = world;
    }

    /** @param problem what was wrong with an earlier try, or empty */
    void show(HttpServerResponse response, AuthorizeRequest request, Install install, Person person, String problem) {
        String name = Html.escape(request.application().name());
        List<Guild> guilds = install.choices(world, person);
        String html = """
                <h1>Add %s to a server</h1>
                %s<p>You are <strong>%s</strong> (@%s).</p>
                <form method="post" action="/oauth2/authorize">
                %s%s<fieldset><legend>Which server?</legend>
                %s</fieldset>
                %s<p>%s<button name="decision" value="deny" formnovalidate>Cancel</button></p>
                </form>
                %s""".formatted(
                        name,
                        Page.alert(problem),
                        Html.escape(person.displayName()),
                        Html.escape(person.username()),
                        Page.carried(request),
                        Page.hidden("person", person.id().toString()),
                        choices(guilds, install),
                        permissions(name, install.permissions()),
                        guilds.isEmpty() ? "" : "<button name=\"decision\" value=\"allow\">Authorize</button>\n",
                        Page.returning(request));
        Page.send(response, problem.isEmpty() ? 200 : 400, "Add " + name + " to a server", html, request.application());
    }

    /** For a request that has nowhere to return to. */
    static void done(HttpServerResponse response, AuthorizeRequest request, Guild guild) {
        Page.notice(
                response,
                200,
                "Authorized",
                "<h1>Authorized</h1>\n<p role=\"status\">"
                        + Html.escape(request.application().name())
                        + " is now in <strong>" + Html.escape(guild.name())
                        + "</strong>. You can close this page.</p>\n");
    }

    static void cancelled(HttpServerResponse response) {
        Page.notice(
                response, 200, "Cancelled", "<h1>Cancelled</h1>\n<p role=\"status\">You can close this page.</p>\n");
    }

    private static String choices(List<Guild> guilds, Install install) {
        if (guilds.isEmpty()) {
            return "<p>You can manage no server to which it could be added.</p>\n";
        }
        return guilds.stream()
                .map(guild -> "<label><input type=\"radio\" name=\"guild\" value=\"%s\" required%s> %s</label>\n"
                        .formatted(
                                guild.id(),
                                guild.id().equals(install.guildId()) || guilds.size() == 1 ? " checked" : "",
                                Html.escape(guild.name())))
                .collect(Collectors.joining());
    }

    private static String permissions(String name, long permissions) {
        List<String> words = PermissionWords.of(permissions);
        return words.isEmpty()
                ? "<p>" + name + " gets no permissions of its own there.</p>\n"
                : "<p>" + name + " will be allowed there to:</p>\n<ul>"
                        + words.stream()
                                .map(each -> "<li>" + Html.escape(each) + "</li>")
                                .collect(Collectors.joining())
                        + "</ul>\n";
    }
}
