package io.pteronimbus.fakediscord.view;

import io.pteronimbus.fakediscord.state.Application;

/** What is said of an application in more than one place. */
public final class ApplicationView {

    private static final int PRESENCES = 1 << 12;
    private static final int MEMBERS = 1 << 14;
    private static final int MESSAGE_CONTENT = 1 << 18;

    private ApplicationView() {}

    /** Bits that say which privileged intents it has been granted. */
    public static int flags(Application application) {
        return (application.presencesIntent() ? PRESENCES : 0)
                | (application.membersIntent() ? MEMBERS : 0)
                | (application.messageContentIntent() ? MESSAGE_CONTENT : 0);
    }
}
