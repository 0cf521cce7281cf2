import type { OnExit, Startup, TemplateDetails, VariableForm } from '@/api/types'
import type { ServerChange } from './api'

/** Of what the template says nothing about. */
const PLAIN: VariableForm = {
  type: 'TEXT',
  required: false,
  choices: [],
  lowercase: false,
  uppercase: false,
}

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
      .map(({ description, editable, secret, rules, ...variable }) => ({
        ...variable,
        description: description ?? null,
        value: secret ? null : variable.defaultValue,
        isSet: false,
        editable: editable ?? true,
        secret: secret ?? false,
        rules: rules ?? [],
        field: form[variable.key] ?? PLAIN,
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

export type StartupWish = Pick<ServerChange, 'image' | 'startup' | 'variables' | 'onExit'>

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
