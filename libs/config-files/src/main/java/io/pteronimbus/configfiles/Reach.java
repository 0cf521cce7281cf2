package io.pteronimbus.configfiles;

import io.pteronimbus.configfiles.DocumentPath.Any;
import io.pteronimbus.configfiles.DocumentPath.Index;
import io.pteronimbus.configfiles.DocumentPath.Name;
import io.pteronimbus.configfiles.DocumentPath.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * How far paths lead from a place in a document on. Where none leads, nothing needs to be kept of what is read: of most
 * documents that is nearly all.
 */
final class Reach {
    static final Reach NOWHERE = new Reach(List.of(), false);
    private static final Reach EVERYWHERE = new Reach(List.of(), true);

    private final List<List<Step>> paths;
    /** A path ends here, or further out: what is there is compared as a whole. */
    private final boolean whole;

    private Reach(List<List<Step>> paths, boolean whole) {
        this.paths = paths;
        this.whole = whole;
    }

    /** From the root of a document. */
    static Reach of(List<Change> changes) throws ConfigFileException {
        var paths = new ArrayList<List<Step>>();
        for (var change : changes) {
            paths.add(DocumentPath.of(change.match()));
        }
        return new Reach(paths, false);
    }

    boolean isNowhere() {
        return paths.isEmpty() && !whole;
    }

    Reach intoMember(String name) {
        return into(step -> step instanceof Any || step instanceof Name(var wanted) && wanted.equals(name));
    }

    Reach intoItem(int place) {
        return into(step -> switch (step) {
            case Any() -> true;
            case Index(var wanted) -> wanted == place;
            case Name wanted -> wanted.place() == place;
        });
    }

    private Reach into(Predicate<Step> leads) {
        if (whole) {
            return this;
        }
        var further = new ArrayList<List<Step>>(0);
        for (var path : paths) {
            if (leads.test(path.getFirst())) {
                if (path.size() == 1) {
                    return EVERYWHERE;
                }
                further.add(path.subList(1, path.size()));
            }
        }
        return further.isEmpty() ? NOWHERE : new Reach(further, false);
    }
}
