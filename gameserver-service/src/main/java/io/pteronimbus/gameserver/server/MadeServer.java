package io.pteronimbus.gameserver.server;

import io.pteronimbus.gameserver.template.PinnedTemplate;

/** A server as it was made: its settings over a version of a template. */
record MadeServer(ServerSettings settings, PinnedTemplate template) {}
