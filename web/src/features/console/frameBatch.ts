/**
 * Collects what comes fast and hands it over at most once per frame of the screen. A page in the background has no
 * frames: then only the last `most` wait, since what is older would never be seen.
 */
export class FrameBatch<T> {
  private readonly most: number
  private readonly handOver: (things: T[]) => void
  private waiting: T[] = []
  private frame: number | undefined

  constructor(most: number, handOver: (things: T[]) => void) {
    this.most = most
    this.handOver = handOver
  }

  add(things: readonly T[]): void {
    if (things.length === 0) return
    for (const thing of things) this.waiting.push(thing)
    if (this.waiting.length > 2 * this.most) this.waiting = this.waiting.slice(-this.most)
    this.frame ??= requestAnimationFrame(() => this.flush())
  }

  /** Hands over now what waits. */
  flush(): void {
    this.cancelFrame()
    if (this.waiting.length === 0) return
    const things = this.waiting.slice(-this.most)
    this.waiting = []
    this.handOver(things)
  }

  /** Forgets what waits. */
  drop(): void {
    this.cancelFrame()
    this.waiting = []
  }

  private cancelFrame(): void {
    if (this.frame !== undefined) cancelAnimationFrame(this.frame)
    this.frame = undefined
  }
}
