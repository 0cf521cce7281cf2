package io.pteronimbus.controller.console;

import io.pteronimbus.controller.console.ConsoleFrame.CommandResult;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the newest commands were answered with, for those that are delivered once more. */
final class CommandAnswers {
    static final int MOST = 1_000;

    private final Map<String, CommandResult> answers = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CommandResult> eldest) {
            return size() > MOST;
        }
    };

    synchronized void remember(String request, CommandResult answer) {
        answers.put(request, answer);
    }

    /** The answer there was. What is under way or long ago is not claimed to have been done. */
    synchronized CommandResult of(String request, String id) {
        return answers.getOrDefault(
                request, new CommandResult(id, false, "given before, with an end that is not known"));
    }
}
