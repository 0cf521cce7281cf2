import { Problem } from '@/api/problem'
import type { UsageSamples } from '@/api/samples'
import type { ServerUsage } from '@/api/types'

/** So many servers the panel tells of in one answer. */
const MOST = 60
/** Whoever scrolls past asks for nothing. */
const GATHER_MS = 100

export type AskUsage = (tenantId: string, serverIds: readonly string[]) => Promise<readonly ServerUsage[]>

interface Wish {
  tenantId: string
  serverIds: readonly string[]
}

/** Asks for the last hour of servers that came near: all of a moment together, each once, until the feed had a gap. */
export class UsageQuestions {
  private readonly samples: UsageSamples
  private readonly ask: AskUsage
  private readonly wishes = new Set<Wish>()
  private readonly askedIn = new Map<string, number>()
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(samples: UsageSamples, ask: AskUsage) {
    this.samples = samples
    this.ask = ask
  }

  /** Answers what takes the wish back. */
  want(wish: Wish): () => void {
    if (wish.serverIds.every((id) => this.isAsked(id))) return () => undefined
    this.wishes.add(wish)
    this.timer ??= setTimeout(() => this.askAll(), GATHER_MS)
    return () => this.wishes.delete(wish)
  }

  private isAsked(serverId: string): boolean {
    return this.askedIn.get(serverId) === this.samples.epoch.value
  }

  private askAll(): void {
    this.timer = undefined
    const open = new Map<string, Set<string>>()
    for (const { tenantId, serverIds } of this.wishes) {
      const ids = open.get(tenantId) ?? new Set()
      serverIds.filter((id) => !this.isAsked(id)).forEach((id) => ids.add(id))
      open.set(tenantId, ids)
    }
    this.wishes.clear()
    for (const [tenantId, ids] of open) {
      const all = [...ids]
      for (let first = 0; first < all.length; first += MOST) {
        void this.askFor(tenantId, all.slice(first, first + MOST))
      }
    }
  }

  private async askFor(tenantId: string, serverIds: readonly string[]): Promise<void> {
    serverIds.forEach((id) => this.askedIn.set(id, this.samples.epoch.value))
    try {
      for (const usage of await this.ask(tenantId, serverIds)) this.samples.learn(usage)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      // the list does without its pictures, which begin with what the feed tells, and asks when these come near again
      serverIds.forEach((id) => this.askedIn.delete(id))
    }
  }
}
