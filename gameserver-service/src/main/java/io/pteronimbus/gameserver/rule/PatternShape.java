package io.pteronimbus.gameserver.rule;

import io.pteronimbus.gameserver.rule.PatternNode.Again;
import io.pteronimbus.gameserver.rule.PatternNode.At;
import io.pteronimbus.gameserver.rule.PatternNode.Group;
import io.pteronimbus.gameserver.rule.PatternNode.Letter;
import io.pteronimbus.gameserver.rule.PatternNode.OneOf;
import io.pteronimbus.gameserver.rule.PatternNode.Opening;
import io.pteronimbus.gameserver.rule.PatternNode.Place;
import io.pteronimbus.gameserver.rule.PatternNode.Repeat;
import java.util.List;
import java.util.stream.IntStream;

/** What an expression costs those who run it. */
final class PatternShape {
    /** Beyond this many parts an expression is not run at all. */
    static final int MAX_SIZE = 10_000;

    private static final long ENORMOUS = 1_000_000_000;
    private static final int MANY = 10;

    private final Group all;
    private final boolean emptyCapture;

    PatternShape(Group all) {
        this.all = all;
        emptyCapture = hasEmptyCapture(all);
    }

    /** Of how many parts it consists once everything that is counted is written out. */
    long size() {
        return size(all);
    }

    /**
     * Whether there is more than one way to go on without reading a character: then the ways multiply, and no count of
     * characters that are read bounds them.
     */
    boolean branchesBlindly() {
        return branchesBlindly(all);
    }

    /** Whether something of varying length comes again and again, which takes a backtracking engine for ever. */
    boolean repeatsVarying() {
        return repeatsVarying(all);
    }

    /** Whether something comes after an end that leaves out a last line feed: it could take that line feed. */
    boolean endsInside() {
        return endsInside(all, true);
    }

    private static boolean endsInside(PatternNode node, boolean isLast) {
        return switch (node) {
            case At(Place place) -> place == Place.LAST_LINE_END && !isLast;
            case Group group -> group.ways().stream().anyMatch(way -> endsInside(way, isLast));
            case Repeat repeat -> endsInside(repeat.node(), isLast && repeat.max() == 1);
            default -> false;
        };
    }

    private static boolean endsInside(List<PatternNode> way, boolean isLast) {
        return IntStream.range(0, way.size()).anyMatch(i -> endsInside(way.get(i), isLast && i == way.size() - 1));
    }

    private static long size(PatternNode node) {
        return switch (node) {
            case Group group ->
                1
                        + group.ways().stream()
                                .flatMap(List::stream)
                                .mapToLong(PatternShape::size)
                                .sum();
            case Repeat repeat -> {
                long times = repeat.isEndless() ? Math.max(repeat.min(), 1) : repeat.max();
                yield Math.min(ENORMOUS, 1 + size(repeat.node()) * times);
            }
            default -> 1;
        };
    }

    private boolean isEmpty(PatternNode node) {
        return switch (node) {
            case Letter _ -> false;
            case OneOf _ -> false;
            case Again _ -> emptyCapture;
            case Group group -> group.opening().isLook() || emptyWays(group) > 0;
            case Repeat repeat -> repeat.min() == 0 || isEmpty(repeat.node());
            default -> true;
        };
    }

    private long emptyWays(Group group) {
        return group.ways().stream()
                .filter(way -> way.stream().allMatch(this::isEmpty))
                .count();
    }

    private boolean hasEmptyCapture(PatternNode node) {
        return switch (node) {
            case Group group ->
                group.opening() == Opening.CAPTURE && emptyWays(group) > 0
                        || group.ways().stream().flatMap(List::stream).anyMatch(this::hasEmptyCapture);
            case Repeat repeat -> hasEmptyCapture(repeat.node());
            default -> false;
        };
    }

    private boolean branchesBlindly(PatternNode node) {
        return switch (node) {
            case Group group ->
                emptyWays(group) > 1
                        || group.ways().stream().flatMap(List::stream).anyMatch(this::branchesBlindly);
            case Repeat repeat -> isEmpty(repeat.node()) || branchesBlindly(repeat.node());
            default -> false;
        };
    }

    private static boolean repeatsVarying(PatternNode node) {
        return switch (node) {
            case Group group -> group.ways().stream().flatMap(List::stream).anyMatch(PatternShape::repeatsVarying);
            case Repeat repeat -> repeat.max() > MANY && varies(repeat.node()) || repeatsVarying(repeat.node());
            default -> false;
        };
    }

    private static boolean varies(PatternNode node) {
        return switch (node) {
            case Group group ->
                group.ways().size() > 1
                        || group.ways().stream().flatMap(List::stream).anyMatch(PatternShape::varies);
            case Repeat repeat -> repeat.min() != repeat.max() || varies(repeat.node());
            default -> false;
        };
    }
}
