import type { ConsoleLine } from '@/api/types'

/** What the console shows, in order: a line of the game's, or a note of the page's own. Some know their time. */
export type Entry =
  | { kind: 'line'; text: string; at: string | null }
  | { kind: 'gap'; count: number }
  | { kind: 'run' }
  | { kind: 'command'; text: string; at: string }
  | { kind: 'error'; text: string }

/**
 * Puts what arrives in order and drops what was seen before. After a lost connection the panel sends its backlog
 * again; a line is known by its run and its number within it, so nothing is shown twice and what is missing is
 * named. A panel that was restarted meanwhile may count the lines of a run anew: then their times tell.
 */
export class ConsoleBuffer {
  private runId: string | null = null
  private lastSeq = 0
  private lastAt = 0
  private lastText = ''
  private isEmpty = true
  private readonly finishedRuns = new Set<string>()

  /** What of a backlog is new, with a note where a new run begins or lines are missing. */
  history(runId: string, lines: readonly ConsoleLine[]): Entry[] {
    return this.accept(runId, lines, true)
  }

  /** The same for what was just printed. */
  output(runId: string, lines: readonly ConsoleLine[]): Entry[] {
    return this.accept(runId, lines, false)
  }

  /** Lines `from` to `to`, inclusive, were left out because this viewer was too slow. */
  skip(runId: string, from: number, to: number): Entry[] {
    const entries = this.enter(runId)
    if (!entries) return []
    const first = Math.max(from, this.lastSeq + 1)
    if (to >= first) {
      entries.push({ kind: 'gap', count: to - first + 1 })
      this.lastSeq = to
    }
    return entries
  }

  private accept(runId: string, lines: readonly ConsoleLine[], isBacklog: boolean): Entry[] {
    const entries = this.enter(runId)
    if (!entries) return []
    for (const line of lines) {
      const at = line.at ? Date.parse(line.at) : Number.NaN
      const countsAnew = line.seq <= this.lastSeq && at > this.lastAt
      const seenBefore = (line.seq <= this.lastSeq && !countsAnew) || (isBacklog && this.isBehind(line, at))
      if (seenBefore) continue
      // The first line seen of a run may have any number: what lies before it is simply older than the backlog.
      const missing = this.lastSeq > 0 && !countsAnew ? line.seq - this.lastSeq - 1 : 0
      if (missing > 0) entries.push({ kind: 'gap', count: missing })
      entries.push({ kind: 'line', text: line.text, at: line.at })
      this.lastSeq = line.seq
      this.lastAt = Number.isNaN(at) ? this.lastAt : at
      this.lastText = line.text
      this.isEmpty = false
    }
    return entries
  }

  /** Whether a line of a backlog is, whatever its number, from before the last one shown, or is that very line. */
  private isBehind(line: ConsoleLine, at: number): boolean {
    if (at < this.lastAt) return true
    return at === this.lastAt && line.seq > this.lastSeq + 1 && line.text === this.lastText
  }

  /** The notes that entering a run brings along; null for a run that was over already, and for no run at all. */
  private enter(runId: string): Entry[] | null {
    if (runId === this.runId) return []
    // A panel that was just restarted does not know the run yet: that ends none.
    if (runId === '' || this.finishedRuns.has(runId)) return null
    if (this.runId !== null) this.finishedRuns.add(this.runId)
    this.runId = runId
    this.lastSeq = 0
    this.lastAt = 0
    return this.isEmpty ? [] : [{ kind: 'run' }]
  }
}
