package io.pteronimbus.fakediscord.oauth;

import java.util.List;
import java.util.stream.IntStream;

/** Permission bits in Discord's words. */
final class PermissionWords {

    /** From bit 0 up; a bit without a meaning has no words. */
    private static final List<String> WORDS =
            """
            Create Invite|Kick Members|Ban Members|Administrator|Manage Channels|Manage Server|Add Reactions|View Audit Log|\
            Priority Speaker|Video|View Channels|Send Messages|Send Text-to-Speech Messages|Manage Messages|Embed Links|\
            Attach Files|Read Message History|Mention @everyone, @here and All Roles|Use External Emojis|View Server Insights|\
            Connect|Speak|Mute Members|Deafen Members|Move Members|Use Voice Activity|Change Nickname|Manage Nicknames|\
            Manage Roles|Manage Webhooks|Manage Expressions|Use Application Commands|Request to Speak|Manage Events|\
            Manage Threads|Create Public Threads|Create Private Threads|Use External Stickers|Send Messages in Threads|\
            Use Activities|Time Out Members|View Creator Monetization Analytics|Use Soundboard|Create Expressions|Create Events|\
            Use External Sounds|Send Voice Messages||Set Voice Channel Status|Create Polls|Use External Apps|Pin Messages|\
            Bypass Slowmode""".lines().flatMap(line -> List.of(line.split("\\|", -1)).stream()).toList();

    private PermissionWords() {}

    static List<String> of(long permissions) {
        return IntStream.range(0, WORDS.size())
                .filter(bit -> (permissions & 1L << bit) != 0)
                .mapToObj(WORDS::get)
                .filter(words -> !words.isEmpty())
                .toList();
    }
}
