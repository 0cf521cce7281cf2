import { defineQueryOptions } from '@pinia/colada'
import { exchange, request } from './http'
import { keys } from './keys'
import type { Page, Template, TemplateDetails } from './types'

/** Those that a tenant can use. */
export const templatesQuery = defineQueryOptions((tenantId: string) => ({
  key: keys.templates(tenantId),
  query: async () =>
    (await request<Page<Template>>('GET', `/tenants/${tenantId}/templates`, { query: { limit: 200 } })).items,
  staleTime: 300_000,
}))

/** One with all that it says, and the tag of what was seen. */
export const templateQuery = defineQueryOptions((of: { tenantId: string; templateId: string }) => ({
  key: keys.template(of.tenantId, of.templateId),
  query: () =>
    exchange<TemplateDetails>(
      'GET',
      `/tenants/${of.tenantId}/templates/${encodeURIComponent(of.templateId)}`,
    ),
  staleTime: 60_000,
}))

/** As it was in one of its versions, which stays as it is. */
export const templateVersionQuery = defineQueryOptions(
  (of: { tenantId: string; templateId: string; version: number }) => ({
    key: keys.templateVersion(of.tenantId, of.templateId, of.version),
    query: () =>
      request<TemplateDetails>(
        'GET',
        `/tenants/${of.tenantId}/templates/${encodeURIComponent(of.templateId)}/versions/${of.version}`,
      ),
    staleTime: Infinity,
  }),
)
