package io.pteronimbus.localcluster.workload.usage;

import java.nio.file.Path;

/**
 * Whether the operating system has ended processes for want of memory. It only counts them, so that who it was is told by when it was: a
 * process that died of SIGKILL while the count rose.
 */
public final class OomKills {

    private final ProcFiles proc;
    private long before;
    private long last;

    public OomKills() {
        this(new ProcFiles(Path.of("/proc")));
    }

    OomKills(ProcFiles proc) {
        this.proc = proc;
        this.last = proc.oomKills();
        this.before = last;
    }

    /** To be called now and then: what was counted before the look before this one is long ago. */
    synchronized void look() {
        before = last;
        last = proc.oomKills();
    }

    public synchronized boolean happenedLately() {
        return proc.oomKills() > before;
    }
}
