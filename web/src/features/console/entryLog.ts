/** The last things of an endless row, each with a number of its own. Nothing older is kept. */
export class EntryLog<T> {
  private readonly most: number
  private kept: T[] = []
  /** How many have come and gone. */
  private gone = 0

  constructor(most: number) {
    this.most = most
  }

  add(things: readonly T[]): void {
    for (const thing of things) this.kept.push(thing)
    // Moving the rest up costs its length: not for each line, but once for as many as are kept.
    if (this.kept.length > 2 * this.most) this.trim()
  }

  /** The last ones, oldest first, with their numbers, which never change. */
  last(count = this.most): { id: number; thing: T }[] {
    const from = Math.max(0, this.kept.length - Math.min(count, this.most))
    return this.kept.slice(from).map((thing, index) => ({ id: this.gone + from + index, thing }))
  }

  /** All of them, oldest first. */
  all(): T[] {
    return this.kept.slice(-this.most)
  }

  clear(): void {
    this.gone += this.kept.length
    this.kept = []
  }

  private trim(): void {
    this.gone += this.kept.length - this.most
    this.kept = this.kept.slice(-this.most)
  }
}
