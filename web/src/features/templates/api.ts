import { defineQueryOptions } from '@pinia/colada'
import { exchange, request } from '@/api/http'
import { keys } from '@/api/keys'
import type * as gameserver from '@/api/schema/gameserver-service'
import type { Page, Server, Template, TemplateDetails } from '@/api/types'
import type { Schema } from './editor/schema'

/** What became of one part of an egg. */
export type ReportEntry = gameserver.Entry
export type Outcome = gameserver.Outcome
export type EggSource = gameserver.ImportRequest
export type Imported = gameserver.ImportAnswer
export type SaveTemplate = gameserver.SaveTemplateRequest
export type TemplateVersion = gameserver.VersionView
export type TemplateChange = gameserver.Change

/** What became of a server that was to follow the newest version. */
export type RolledOut = gameserver.Result

/** The API takes no more servers at once. */
const MOST_AT_ONCE = 100
const MOST_PAGES = 5

const path = (tenantId: string, templateId?: string) =>
  `/tenants/${tenantId}/templates${templateId ? `/${encodeURIComponent(templateId)}` : ''}`

/** What an egg comes to; nothing is saved. */
export const tryEgg = (tenantId: string, egg: EggSource) =>
  request<Imported>('POST', `${path(tenantId)}/import`, { body: egg, query: { dryRun: true } })

export const importEgg = (tenantId: string, egg: EggSource) =>
  request<Imported>('POST', `${path(tenantId)}/import`, { body: egg })

/** The newest first. */
export const versionsQuery = defineQueryOptions((of: { tenantId: string; templateId: string }) => ({
  key: keys.templateVersions(of.tenantId, of.templateId),
  query: async () =>
    (
      await request<Page<TemplateVersion>>('GET', `${path(of.tenantId, of.templateId)}/versions`, {
        query: { limit: 50 },
      })
    ).items,
  staleTime: 60_000,
}))

/** What a version changed of the one before it. */
export const changesQuery = defineQueryOptions(
  (of: { tenantId: string; templateId: string; version: number }) => ({
    key: keys.templateChanges(of.tenantId, of.templateId, of.version),
    query: async () =>
      (
        await request<gameserver.TemplateDiff>(
          'GET',
          `${path(of.tenantId, of.templateId)}/versions/${of.version}/diff`,
          { query: { from: of.version - 1 } },
        )
      ).changes,
    staleTime: Infinity,
  }),
)

const matching = (etag: string | null): Record<string, string> => (etag ? { 'If-Match': etag } : {})

/** As it is now, whatever was read of it before. */
export const readTemplate = (tenantId: string, templateId: string) =>
  exchange<TemplateDetails>('GET', path(tenantId, templateId))

/** What a spec may say. */
export const schemaQuery = defineQueryOptions({
  key: keys.templateSchema,
  query: () => request<Schema>('GET', '/templates/schema'),
  staleTime: Infinity,
})

export const createTemplate = (tenantId: string, template: SaveTemplate) =>
  request<TemplateDetails>('POST', path(tenantId), { body: template })

/** What saving it would change; refused as saving it would be. */
export const previewTemplate = async (
  tenantId: string,
  templateId: string,
  template: SaveTemplate,
  etag: string | null,
) =>
  (
    await request<gameserver.TemplateDiff>('POST', `${path(tenantId, templateId)}/preview`, {
      body: template,
      headers: matching(etag),
    })
  ).changes

/** Refused with 412 when the template is no longer as `etag` says. */
export const saveTemplate = (
  tenantId: string,
  templateId: string,
  template: SaveTemplate,
  etag: string | null,
) => request<TemplateDetails>('PUT', path(tenantId, templateId), { body: template, headers: matching(etag) })

/** Refused with 412 when the template is no longer as `etag` says. */
export const rollBack = (tenantId: string, templateId: string, version: number, etag: string | null) =>
  request<TemplateDetails>('POST', `${path(tenantId, templateId)}/rollback`, {
    body: { version },
    headers: matching(etag),
  })

export const copyTemplate = (tenantId: string, templateId: string) =>
  request<Template>('POST', `${path(tenantId, templateId)}/copy`, { body: {} })

export const deleteTemplate = (tenantId: string, templateId: string) =>
  request<undefined>('DELETE', path(tenantId, templateId))

/** The template as an egg. */
export const exportTemplate = (tenantId: string, templateId: string, format: 'PTDL_v2' | 'PLCN_v3') =>
  request<unknown>('GET', `${path(tenantId, templateId)}/export`, { query: { format } })

/** Servers that were made from it. */
export const templateServersQuery = defineQueryOptions((of: { tenantId: string; templateId: string }) => ({
  key: keys.templateServers(of.tenantId, of.templateId),
  query: async () => {
    const servers: Server[] = []
    let cursor: string | null = null
    for (let pages = 0; pages === 0 || (cursor && pages < MOST_PAGES); pages++) {
      const page: Page<Server> = await request<Page<Server>>('GET', `/tenants/${of.tenantId}/servers`, {
        query: { template: of.templateId, limit: 200, ...(cursor ? { cursor } : {}) },
      })
      servers.push(...page.items)
      cursor = page.nextCursor
    }
    return servers
  },
  staleTime: 60_000,
}))

/** Lets servers follow the newest version. What one of them cannot keeps back no other. */
export async function rollOut(
  tenantId: string,
  templateId: string,
  serverIds: string[],
): Promise<RolledOut[]> {
  const results: RolledOut[] = []
  for (let from = 0; from < serverIds.length; from += MOST_AT_ONCE) {
    const answer = await request<gameserver.RolledOut>('POST', `${path(tenantId, templateId)}/servers`, {
      body: { serverIds: serverIds.slice(from, from + MOST_AT_ONCE) },
    })
    results.push(...answer.results)
  }
  return results
}
