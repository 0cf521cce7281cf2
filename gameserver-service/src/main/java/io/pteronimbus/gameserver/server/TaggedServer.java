package io.pteronimbus.gameserver.server;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A server with its entity tag.
 *
 * @param editVersion changes with what people edit, not with the state
 */
@RegisterForReflection
record TaggedServer(ServerView view, long editVersion) {

    static TaggedServer of(Server server) {
        return new TaggedServer(ServerView.of(server), server.editVersion);
    }

    String tag() {
        return "\"" + editVersion + "\"";
    }
}
