import type { OnExit, Startup, TemplateDetails } from '@/api/types'

/** How a server of that template is started that nobody has set yet. */
export function startupOf({ spec, form }: TemplateDetails): Startup {
  const startups = spec.startup.lines ?? []
  return {
    image: spec.images[0]?.image ?? '',
    images: spec.images,
    startup: startups[0]?.name ?? null,
    startups,
    variables: spec.variables.map(({ description, editable, secret, ...variable }) => ({
      ...variable,
      description: description ?? null,
      value: secret ? null : variable.defaultValue,
      isSet: false,
      editable: editable ?? true,
      secret: secret ?? false,
      field: form[variable.key] ?? { type: 'TEXT', required: false, choices: [] },
    })),
    onExit: spec.onExit ?? 'RESTART',
    defaultOnExit: spec.onExit ?? 'RESTART',
    installs: Boolean(spec.install),
    countsPlayers: Boolean(spec.query),
  }
}

/** What is to be different from how it is started now; without what stays. */
export function startupChange(
  startup: Startup,
  image: string,
  typed: Readonly<Record<string, string>>,
  onExit: OnExit = startup.onExit,
): { image?: string; variables?: Record<string, string | null>; onExit?: OnExit } {
  const variables = changedVariables(startup, typed)
  return {
    ...(image === startup.image ? {} : { image }),
    ...(Object.keys(variables).length === 0 ? {} : { variables }),
    ...(onExit === startup.onExit ? {} : { onExit }),
  }
}

/** The variables that were typed otherwise; null for those that go back to what the template says. */
export function changedVariables(
  startup: Startup,
  typed: Readonly<Record<string, string>>,
): Record<string, string | null> {
  return Object.fromEntries(
    startup.variables.flatMap(({ key, value, defaultValue, editable, secret }) => {
      const wanted = typed[key]
      if (!editable || wanted === undefined || wanted === (value ?? '')) return []
      return [[key, wanted === defaultValue && !secret ? null : wanted]]
    }),
  )
}
