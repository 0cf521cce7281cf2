package io.pteronimbus.gameserver.server;

import java.util.List;

/**
 * A server that follows another version of its template now.
 *
 * @param templateVersion that it follows
 * @param droppedVariables keys that the server had values for, and the version does not know
 * @param missingVariables keys that the version asks a value for, and the server has none
 */
record FollowedTemplate(
        ServerView server, int templateVersion, List<String> droppedVariables, List<String> missingVariables) {}
