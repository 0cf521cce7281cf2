import type { External } from './schema/gameserver-service'

/** Where something is defined that was not made in the panel, and can be changed. */
export type ExternalDefinition = External

/** As they call themselves, in every language. */
const TOOLS: Record<string, string> = { ARGO_CD: 'Argo CD', FLUX: 'Flux', HELM: 'Helm' }

/** What keeps something as it is, for people; null where that is not known. */
export function managerName({ managedBy }: ExternalDefinition): string | null {
  return managedBy && `${TOOLS[managedBy.tool] ?? managedBy.tool} (${managedBy.name})`
}
