import { ref, type Ref } from 'vue'
import type { PowerAction, Server } from '@/api/types'
import { useProblemToast } from '@/ui/problemWords'
import { sendPower } from '../api'
import { useServerCache } from './useServerCache'

/** Sends power actions. The accepted server shows at once; what really happens then arrives by the live feed. */
export function usePower(): {
  pending: Ref<PowerAction | null>
  send: (server: Server, action: PowerAction) => Promise<void>
} {
  const pending = ref<PowerAction | null>(null)
  const cache = useServerCache()
  const showProblem = useProblemToast()

  async function send(server: Server, action: PowerAction): Promise<void> {
    pending.value = action
    try {
      cache.put(await sendPower(server, action))
    } catch (error) {
      showProblem(error)
    } finally {
      pending.value = null
    }
  }

  return { pending, send }
}
