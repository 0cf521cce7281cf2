import { useI18n } from 'vue-i18n'
import { useRoute, useRouter } from 'vue-router'
import type { Server } from '@/api/types'
import { useToasts } from '@/ui/toasts'

const LOOK = 'popup,width=960,height=640'

/** Opens the console of a server in a window of its own: one for each server, however often it is asked for. */
export function usePopOut(server: () => Pick<Server, 'id' | 'tenantId'>): () => void {
  const { t } = useI18n()
  const route = useRoute()
  const router = useRouter()
  const toasts = useToasts()

  return () => {
    const { id, tenantId } = server()
    const tenant = String(route.params['tenant'] ?? tenantId)
    const { href } = router.resolve({ name: 'server-console-window', params: { tenant, server: id } })
    const opened = window.open(href, `ptn-console-${id}`, LOOK)
    if (opened) opened.focus()
    else
      toasts.show({ tone: 'danger', title: t('console.popOut.blocked'), detail: t('console.popOut.allow') })
  }
}
