import type { ExternalDefinition } from './external'

export type OnExit = 'RESTART' | 'STOP'

/** How a server's game is started, and what of that can be set. */
export interface Startup {
  image: string
  images: { name: string; image: string }[]
  /** Name of the start-up command; null where the image knows what to run. */
  startup: string | null
  startups: { name: string; line: string }[]
  variables: StartupVariable[]
  /** What becomes of a game that ends by itself, without an error. */
  onExit: OnExit
  defaultOnExit: OnExit
  /** Whether the server's files can be made anew. */
  installs: boolean
  /** Whether the game can be asked for its players. */
  countsPlayers: boolean
}

export interface StartupVariable {
  key: string
  name: string
  description: string | null
  /** Null for a secret, which nobody is told. */
  value: string | null
  /** Whether the server has a value of its own. */
  isSet: boolean
  defaultValue: string
  editable: boolean
  secret: boolean
  field: VariableForm
}

/** How a form asks for the value of a variable. */
export interface VariableForm {
  type: 'TEXT' | 'INTEGER' | 'NUMBER' | 'BOOLEAN' | 'CHOICE' | 'URL'
  required: boolean
  choices: string[]
}

export interface Template {
  id: string
  slug: string
  name: string
  description: string
  game: string
  version: number
  scope: 'GLOBAL' | 'TENANT' | 'EXTERNAL'
  /** It comes with the product, which alone changes it. */
  builtIn: boolean
  tags: string[]
  /** Left out for those that were made in the panel. */
  external?: ExternalTemplate
}

/** Where a template is defined that was not made in the panel. */
export interface ExternalTemplate extends ExternalDefinition {
  /** It is there no more: servers that follow it keep it, and no new one can be made of it. */
  gone: boolean
}

/** A template with as much of what it says as the page uses; lists leave it out. */
export interface TemplateDetails extends Template {
  /** How forms ask for the variables, by key. */
  form: Record<string, VariableForm>
  spec: {
    images: { name: string; image: string }[]
    startup: { lines?: { name: string; line: string }[] }
    variables: {
      key: string
      name: string
      description?: string
      defaultValue: string
      editable?: boolean
      viewable?: boolean
      secret?: boolean
    }[]
    done: { pattern: string; others?: { pattern: string }[] }
    /** After the timeout the game is killed. */
    stop: { command?: string; signal?: string; timeoutSeconds?: number }
    ports?: { name: string; containerPort: number; protocol: string }[]
    configFiles?: { path: string }[]
    install?: { image: string }
    onExit?: OnExit
    query?: unknown
  }
}
