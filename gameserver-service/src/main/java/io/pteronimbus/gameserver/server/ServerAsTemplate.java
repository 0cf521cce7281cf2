package io.pteronimbus.gameserver.server;

import io.pteronimbus.crd.GameTemplateSpec;
import io.pteronimbus.crd.GameTemplateSpec.Variable;
import io.pteronimbus.gameserver.author.Author;
import io.pteronimbus.gameserver.template.NewTemplate;
import io.pteronimbus.gameserver.template.TemplateEditing;
import io.pteronimbus.gameserver.template.TemplateService;
import io.pteronimbus.gameserver.template.TemplateView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a template of the tenant's own that says what a server's template does, with what was chosen for the server. */
@ApplicationScoped
class ServerAsTemplate {
    private final ServerService servers;
    private final TemplateService templates;
    private final TemplateEditing editing;

    ServerAsTemplate(ServerService servers, TemplateService templates, TemplateEditing editing) {
        this.servers = servers;
        this.templates = templates;
        this.editing = editing;
    }

    /** Throws 404, and 409 {@code server-external} for one that is of no template. The server follows its own template still. */
    TemplateView save(UUID tenantId, UUID id, @Nullable String key, SaveAsTemplateRequest request, Author author) {
        var made = servers.made(tenantId, id);
        var source = templates.get(tenantId, made.template().id());
        var description = request.description() == null ? source.description() : request.description();
        return editing.add(
                "template:create",
                tenantId,
                key,
                new NewTemplate(
                        request.name().strip(),
                        description,
                        source.game(),
                        spec(made.settings(), made.template().spec()),
                        "Made of the server " + made.settings().name().text()),
                author);
    }

    private static GameTemplateSpec spec(ServerSettings chosen, GameTemplateSpec of) {
        var image = chosen.imageOf(of);
        var line = chosen.startupLine(of).orElse(null);
        return new GameTemplateSpec(
                first(of.images(), one -> one.image().equals(image)),
                new GameTemplateSpec.Startup(
                        of.startup().command(),
                        of.startup().args(),
                        first(of.startup().lines(), one -> one.equals(line))),
                of.variables().stream().map(variable -> asSet(variable, chosen)).toList(),
                of.configFiles(),
                of.install(),
                of.done(),
                of.stop(),
                of.ports(),
                of.query(),
                of.liveness(),
                of.features(),
                of.denyList(),
                of.dataPath(),
                chosen.resources().toSpec(),
                chosen.onExit() == null ? of.onExit() : chosen.onExit(),
                of.readOnlyRoot(),
                of.placement(),
                of.tags(),
                of.egg());
    }

    /** A default can be read by all who may use the template, so nothing goes there that is not shown to people. */
    private static Variable asSet(Variable variable, ServerSettings chosen) {
        var value = chosen.variables().get(variable.key());
        return value == null || variable.hasSecret() || !variable.mayBeSeen()
                ? variable
                : new Variable(
                        variable.key(),
                        variable.name(),
                        variable.description(),
                        value,
                        variable.editable(),
                        variable.viewable(),
                        variable.secret(),
                        variable.rules());
    }

    private static <T> List<T> first(List<T> all, Predicate<T> which) {
        return Stream.concat(all.stream().filter(which), all.stream().filter(which.negate()))
                .filter(Objects::nonNull)
                .toList();
    }
}
