import type { Router } from 'vue-router'
import { whenSecondFactorRequired } from '@/api/http'
import { useSession } from '@/api/session'

/** The page that stands before all others while a second factor is demanded. */
export const GATE = 'second-factor-gate'

/** Leads to the gate when the panel answers nothing else any more: it may have begun to demand one just now. */
export function leadToGate(router: Router): void {
  whenSecondFactorRequired(() => {
    const here = router.currentRoute.value
    if (here.meta.public || here.name === GATE) return
    useSession().secondFactorDemanded()
    void router.replace({ name: GATE, query: { returnTo: here.fullPath } })
  })
}
