import type { OnExit, Startup, TemplateDetails } from '@/api/types'

/** How a server of that template is started that nobody has set yet. */
export function startupOf({ spec, form }: TemplateDetails): Startup {
  const startups = spec.startup.lines ?? []
  return {
    image: spec.images[0]?.image ?? '',
    images: spec.images,
    startup: startups[0]?.name ?? null,
    startups,
    variables: spec.variables
      .filter(({ viewable }) => viewable !== false)
      .map(({ description, editable, secret, ...variable }) => ({
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

/** What of how a server is started is chosen from a list; what is left out stays. */
export interface StartupChoice {
  image: string
  startup?: string | null
  onExit?: OnExit
}

/** What is to be different from how it is started now; without what stays. */
export function startupChange(
  present: Startup,
  { image, startup = present.startup, onExit = present.onExit }: StartupChoice,
  typed: Readonly<Record<string, string>>,
): StartupWish {
  const variables = changedVariables(present, typed)
  return {
    ...(image === present.image ? {} : { image }),
    ...(startup === present.startup || startup === null ? {} : { startup }),
    ...(Object.keys(variables).length === 0 ? {} : { variables }),
    ...(onExit === present.onExit ? {} : { onExit }),
  }
}

export interface StartupWish {
  image?: string
  startup?: string
  variables?: Record<string, string | null>
  onExit?: OnExit
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
