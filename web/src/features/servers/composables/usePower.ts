import { ref, type Ref } from 'vue'
import type { PowerAction, Server } from '@/api/types'
import { useProblemToast } from '@/ui/problemWords'
import { sendPower } from '../api'
import { powerWish, stateMark } from '../power'
import { useServerCache } from './useServerCache'

/** Sends one power action, and shows at once what it leads to; throws what it was refused with, when that is taken back. */
export function usePowerWrite(): (server: Server, action: PowerAction) => Promise<Server> {
  const cache = useServerCache()
  return (server, action) =>
    cache.write(server, powerWish(action, server, new Date()), () => sendPower(server, action), stateMark)
}

/** Sends power actions. What really happens then arrives by the live feed. */
export function usePower(): {
  pending: Ref<PowerAction | null>
  send: (server: Server, action: PowerAction) => Promise<void>
} {
  const pending = ref<PowerAction | null>(null)
  const write = usePowerWrite()
  const showProblem = useProblemToast()

  async function send(server: Server, action: PowerAction): Promise<void> {
    pending.value = action
    try {
      await write(server, action)
    } catch (error) {
      showProblem(error)
    } finally {
      // a kill may have followed, which is still on its way
      if (pending.value === action) pending.value = null
    }
  }

  return { pending, send }
}
