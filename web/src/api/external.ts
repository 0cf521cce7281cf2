export interface ExternalDefinition {
  cluster: string
  namespace: string
  name: string
  /** What keeps it as it is: `ARGO_CD`, `FLUX`, `HELM`, or another; null where that is not known. */
  managedBy: { tool: string; name: string } | null
}

/** As they call themselves, in every language. */
const TOOLS: Record<string, string> = { ARGO_CD: 'Argo CD', FLUX: 'Flux', HELM: 'Helm' }

/** What keeps something as it is, for people; null where that is not known. */
export function managerName({ managedBy }: ExternalDefinition): string | null {
  return managedBy && `${TOOLS[managedBy.tool] ?? managedBy.tool} (${managedBy.name})`
}
