export interface Component {
  /** In JSON. */
  name: string
  type: string
  unwrapped: boolean
  nullable: boolean
  /** A map or a list of what may be null. */
  holdsNullable: boolean
  /** As `JsonInclude` has it. */
  inclusion: string
  description: string | undefined
}

export interface JavaRecord {
  name: string
  /** It has arguments, whose names come after its own in a description. */
  generic: boolean
  description: string | undefined
  components: Component[]
}

export type Records = Map<string, JavaRecord[]>

export function recordsBelow(folders: string[]): Records
export function recordsOf(java: string): JavaRecord[]
