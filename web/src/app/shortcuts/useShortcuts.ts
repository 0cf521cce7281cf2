import { useRouter } from 'vue-router'
import { useFrame } from '../frame'
import { usePages } from '../usePages'

/** What each key does. False where there is nothing to do. */
export function useShortcuts(): Record<string, () => unknown> {
  const router = useRouter()
  const frame = useFrame()
  const { pages, tenant, can } = usePages()

  const go = (name: string) => () => {
    const page = pages.value.find((known) => known.name === name)
    return page ? router.push(page.to) : false
  }

  function create() {
    if (!tenant.value || !can('server:create')) return false
    return router.push({ name: 'new-server', params: { tenant: tenant.value.slug } })
  }

  function search() {
    const field = document.querySelector<HTMLInputElement>('main input[type=search]:not(:disabled)')
    field?.focus()
    field?.select()
    return field !== null
  }

  return {
    'g s': go('servers'),
    'g t': go('templates'),
    'g m': go('members'),
    'g a': go('audit'),
    c: create,
    '/': search,
    '[': () => frame.toggleSidebar(),
    '?': () => (frame.sheet = true),
  }
}
