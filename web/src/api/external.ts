export interface ExternalDefinition {
  cluster: string
  namespace: string
  name: string
  /** What keeps it as it is: `ARGO_CD`, `FLUX`, `HELM`, or another; null where that is not known. */
  managedBy: { tool: string; name: string } | null
}
