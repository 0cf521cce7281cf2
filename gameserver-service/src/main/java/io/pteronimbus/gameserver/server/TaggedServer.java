package io.pteronimbus.gameserver.server;

import io.pteronimbus.crd.GameTemplateSpec;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A server with its entity tag.
 *
 * @param editVersion changes with what people edit, not with the state
 */
@RegisterForReflection
public record TaggedServer(ServerView view, long editVersion) {

    static TaggedServer of(Server server, GameTemplateSpec template) {
        return new TaggedServer(ServerView.of(server, template), server.editVersion);
    }

    /** Of a server that is of no template. */
    static TaggedServer of(Server server) {
        return new TaggedServer(ServerView.of(server), server.editVersion);
    }

    String tag() {
        return "\"" + editVersion + "\"";
    }
}
