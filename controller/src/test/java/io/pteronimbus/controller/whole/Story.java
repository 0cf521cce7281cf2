package io.pteronimbus.controller.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What is wanted of a server one after the other, and the states it has to go through for that, whatever happens meanwhile. */
enum Story {
    POWER(
            World.GAME,
            new Chapter(GameSpec::started, "STARTING", "RUNNING"),
            new Chapter(GameSpec::stopped, "STOPPING", "STOPPED"),
            new Chapter(GameSpec::started, "STARTING", "RUNNING"),
            new Chapter(GameSpec::restarted, "STOPPING", "STARTING", "RUNNING"),
            new Chapter(GameSpec::stopped, "STOPPING", "STOPPED")),
    KILL(
            World.GAME,
            new Chapter(GameSpec::started, "STARTING", "RUNNING"),
            new Chapter(GameSpec::killed, "STOPPING", "STOPPED"),
            new Chapter(GameSpec::started, "STARTING", "RUNNING"),
            new Chapter(spec -> spec.named("Another"), "RUNNING")),
    CRASH(
            World.CRASHING_ONCE,
            new Chapter(GameSpec::started, "STARTING", "CRASHED", "STARTING", "RUNNING"),
            new Chapter(GameSpec::restarted, "STOPPING", "STARTING", "CRASHED", "STARTING", "RUNNING"),
            new Chapter(GameSpec::stopped, "STOPPING", "STOPPED"));

    /** With {@code deleted: true}. */
    private static final List<String> END = List.of("DELETING", "DELETING");

    private final String image;
    private final List<Chapter> chapters;

    Story(String image, Chapter... chapters) {
        this.image = image;
        this.chapters = List.of(chapters);
    }

    /** What is wanted by generations 1 and up; what comes after the last is that the server goes. */
    List<GameSpec> wishes() {
        var wishes = new ArrayList<GameSpec>();
        var spec = GameSpec.running(image);
        for (var chapter : chapters) {
            spec = chapter.change().apply(spec);
            wishes.add(spec);
        }
        return wishes;
    }

    /** How many transitions there are once a generation's wish is fulfilled. */
    int statesAfter(int generation) {
        return chapters.stream()
                .limit(generation)
                .mapToInt(chapter -> chapter.states().size())
                .sum();
    }

    List<String> states() {
        var states = new ArrayList<String>();
        chapters.forEach(chapter -> states.addAll(chapter.states()));
        states.addAll(END);
        return states;
    }

    private record Chapter(UnaryOperator<GameSpec> change, List<String> states) {
        Chapter(UnaryOperator<GameSpec> change, String... states) {
            this(change, List.of(states));
        }
    }
}
