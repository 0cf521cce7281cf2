import type { ExternalDefinition } from '@/api/external'

/** As they call themselves, in every language. */
const TOOLS: Record<string, string> = { ARGO_CD: 'Argo CD', FLUX: 'Flux', HELM: 'Helm' }

/** What keeps a server as it is, for people; null where that is not known. */
export function managerName({ managedBy }: ExternalDefinition): string | null {
  return managedBy && `${TOOLS[managedBy.tool] ?? managedBy.tool} (${managedBy.name})`
}
