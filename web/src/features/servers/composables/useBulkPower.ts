import { ref, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'
import type { Permissions } from '@/api/permissions'
import type { PowerAction, Server } from '@/api/types'
import { useProblemWords } from '@/ui/problemWords'
import { powerRefusal } from '../power'
import { usePowerWrite } from './usePower'

/** The panel has many people to answer. */
const AT_ONCE = 4

export interface BulkRun {
  action: PowerAction
  total: number
  /** Of which an answer came, be it a refusal. */
  answered: number
  failures: readonly { id: string; name: string; why: string }[]
}

/**
 * One power action on many servers, each by a request of its own. Where it makes no sense none is sent. What was begun goes
 * on when the page is left.
 */
export function useBulkPower(permissions: () => Permissions): {
  run: Ref<BulkRun | null>
  send: (action: PowerAction, servers: readonly Server[]) => Promise<void>
  dismiss: () => void
} {
  const { t } = useI18n()
  const words = useProblemWords()
  const write = usePowerWrite()
  const run = ref<BulkRun | null>(null)

  async function act(action: PowerAction, server: Server): Promise<string | null> {
    const refusal = powerRefusal(action, server, permissions(), null)
    if (refusal) return t(`power.refused.${refusal}`)
    try {
      await write(server, action)
      return null
    } catch (error) {
      const { title, detail } = words(error)
      return detail ? `${title}. ${detail}` : title
    }
  }

  async function send(action: PowerAction, servers: readonly Server[]): Promise<void> {
    if (run.value && run.value.answered < run.value.total) return
    const waiting = [...servers]
    run.value = { action, total: servers.length, answered: 0, failures: [] }
    async function work() {
      for (let server = waiting.shift(); server; server = waiting.shift()) {
        const why = await act(action, server)
        if (!run.value) return
        const { failures, answered } = run.value
        const failed = why === null ? failures : [...failures, { id: server.id, name: server.name, why }]
        run.value = { ...run.value, answered: answered + 1, failures: failed }
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
  }

  function dismiss(): void {
    if (run.value?.answered === run.value?.total) run.value = null
  }
  return { run, send, dismiss }
}
