import {
  CircleUser,
  LayoutTemplate,
  Network,
  ScrollText,
  Server,
  Settings,
  UserCog,
  Users,
} from '@lucide/vue'
import { useQuery } from '@pinia/colada'
import { computed, type Component, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRoute, type RouteLocationRaw } from 'vue-router'
import { useSession } from '@/api/session'
import type { Tenant } from '@/api/types'
import { tenantsQuery } from '@/features/tenants/api'
import { currentTenant } from '@/features/tenants/currentTenant'
import { NEEDS } from './needs'

export interface PanelPage {
  name: string
  text: string
  icon: Component
  to: RouteLocationRaw
  current: boolean
  /** The keys that lead there, one after the other. */
  keys?: readonly string[]
}

/** The main pages somebody may open. What they may not is not offered, anywhere. */
export function usePages(): {
  tenants: ComputedRef<readonly Tenant[]>
  tenant: ComputedRef<Tenant | undefined>
  pages: ComputedRef<PanelPage[]>
  can: (permission: string) => boolean
} {
  const { t } = useI18n()
  const route = useRoute()
  const session = useSession()
  const { data } = useQuery(tenantsQuery)
  const tenants = computed(() => data.value ?? [])
  const tenant = computed(() => currentTenant(tenants.value, route.params['tenant']))
  /** Whether the panel would answer it. */
  const can = (permission: string) =>
    Boolean(session.user?.superAdmin || tenant.value?.permissions.includes(permission))
  const maySettings = computed(() => ['tenant:update', 'tenant:delete', 'quota:read'].some(can))

  const ofTenant = computed((): PanelPage[] => {
    if (!tenant.value) return []
    const { slug } = tenant.value
    const page = (name: string, path: string, text: string, icon: Component, key?: string): PanelPage => ({
      name,
      text: t(text),
      icon,
      to: { name, params: { tenant: slug } },
      current: route.path.startsWith(`/t/${slug}/${path}`),
      ...(key ? { keys: ['g', key] } : {}),
    })
    return [
      page('servers', 'servers', 'page.servers', Server, 's'),
      page('templates', 'templates', 'page.templates', LayoutTemplate, 't'),
      page('members', 'members', 'page.members', Users, 'm'),
      page('audit', 'audit', 'page.audit', ScrollText, 'a'),
      ...(maySettings.value ? [page('tenant-settings', 'settings', 'page.settings', Settings)] : []),
    ].filter(({ name }) => !NEEDS[name] || can(NEEDS[name]))
  })

  const others = computed((): PanelPage[] => {
    const page = (name: string, path: string, text: string, icon: Component): PanelPage => ({
      name,
      text: t(text),
      icon,
      to: { name },
      current: route.path.startsWith(path),
    })
    const platform = [
      page('people', '/platform/people', 'page.people', UserCog),
      page('clusters', '/platform/clusters', 'page.clusters', Network),
    ]
    return [
      page('account', '/account', 'page.account', CircleUser),
      ...(session.user?.superAdmin ? platform : []),
    ]
  })

  return { tenants, tenant, pages: computed(() => [...ofTenant.value, ...others.value]), can }
}
