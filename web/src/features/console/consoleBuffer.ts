import type { ConsoleLine } from '@/api/types'

/** What the console shows, in order: a line of the game's, or a note of the page's own. */
export type Entry =
  | { kind: 'line'; text: string; at: string }
  | { kind: 'gap'; count: number }
  | { kind: 'run' }
  | { kind: 'command'; text: string }
  | { kind: 'error'; text: string }

/**
 * Puts what arrives in order and drops what was seen before. After a lost connection the panel sends its backlog
 * again; a line is known by its run and its number within it, so nothing is shown twice and what is missing is
 * named.
 */
export class ConsoleBuffer {
  private runId: string | null = null
  private lastSeq = 0
  private isEmpty = true
  private readonly finishedRuns = new Set<string>()

  /** What of a backlog or of new output is new, with a note where a new run begins or lines are missing. */
  accept(runId: string, lines: readonly ConsoleLine[]): Entry[] {
    const entries = this.enter(runId)
    if (!entries) return []
    for (const line of lines) {
      if (line.seq <= this.lastSeq) continue
      // The first line seen of a run may have any number: what lies before it is simply older than the backlog.
      if (this.lastSeq > 0 && line.seq > this.lastSeq + 1) {
        entries.push({ kind: 'gap', count: line.seq - this.lastSeq - 1 })
      }
      entries.push({ kind: 'line', text: line.text, at: line.at })
      this.lastSeq = line.seq
    }
    if (lines.length > 0) this.isEmpty = false
    return entries
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

  /** The notes that entering a run brings along; null for a run that was over already. */
  private enter(runId: string): Entry[] | null {
    if (runId === this.runId) return []
    if (this.finishedRuns.has(runId)) return null
    if (this.runId !== null) this.finishedRuns.add(this.runId)
    this.runId = runId
    this.lastSeq = 0
    return this.isEmpty ? [] : [{ kind: 'run' }]
  }
}
