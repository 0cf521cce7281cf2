import { useQuery } from '@pinia/colada'
import { computed, onScopeDispose, watch, type ComputedRef } from 'vue'
import type { Permissions } from '@/api/permissions'
import type { Crash, Server } from '@/api/types'
import { crashQuery } from '../api'

/** The live feed may be first to know of a crash: so often, and so long apart, it is asked for what that was. */
const ATTEMPTS = 5
const PAUSE_MS = 600

/** How the server last crashed, for who may read its log; asked for anew when it crashes. */
export function useLastCrash(
  server: () => Server,
  permissions: () => Permissions,
): ComputedRef<Crash | null | undefined> {
  const mayRead = computed(() => permissions().can('log:read', server().id))
  const { data, refetch } = useQuery(() => ({
    ...crashQuery({ tenantId: server().tenantId, serverId: server().id }),
    enabled: mayRead.value,
  }))
  const hasEnded = computed(() => server().state === 'CRASHED' || server().stateReason === 'InstallFailed')
  const isOlder = () => !data.value || Date.parse(data.value.at) < Date.parse(server().stateSince)
  let timer: ReturnType<typeof setTimeout> | undefined
  let round = 0
  function giveUp() {
    round++
    clearTimeout(timer)
  }

  async function ask(inRound: number, attempt: number) {
    await refetch()
    if (inRound === round && isOlder() && attempt < ATTEMPTS) {
      timer = setTimeout(() => void ask(inRound, attempt + 1), PAUSE_MS)
    }
  }
  watch([hasEnded, () => server().stateSince], ([ended]) => {
    giveUp()
    if (ended && mayRead.value) void ask(round, 1)
  })
  onScopeDispose(giveUp)
  return computed(() => (mayRead.value ? data.value : null))
}
