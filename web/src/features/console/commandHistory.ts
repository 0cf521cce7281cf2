const MOST = 100

/**
 * The commands of this browser tab for one server, newest last. They may contain secrets, so they live as long
 * as the tab and no longer.
 */
export class CommandHistory {
  private readonly key: string
  private readonly storage: Storage
  private readonly commands: string[]
  private position: number
  private draft = ''

  constructor(serverId: string, storage: Storage = sessionStorage) {
    this.key = `ptn.commands.${serverId}`
    this.storage = storage
    this.commands = stored(storage.getItem(this.key))
    this.position = this.commands.length
  }

  add(command: string): void {
    if (this.commands.at(-1) !== command) this.commands.push(command)
    this.commands.splice(0, Math.max(0, this.commands.length - MOST))
    this.storage.setItem(this.key, JSON.stringify(this.commands))
    this.position = this.commands.length
  }

  /** The command before the one shown; `typed` is kept for the way back. */
  older(typed: string): string {
    if (this.position === this.commands.length) this.draft = typed
    this.position = Math.max(0, this.position - 1)
    return this.commands[this.position] ?? typed
  }

  /**
   * The newest command with this text in it, whatever its case, that was sent before place `before`, and is not `but`:
   * who asks for an older one has seen that.
   */
  search(text: string, before = this.commands.length, but?: string): { command: string; at: number } | null {
    const wanted = text.toLowerCase()
    if (wanted === '') return null
    for (let at = before - 1; at >= 0; at--) {
      const command = this.commands[at]
      if (command !== undefined && command !== but && command.toLowerCase().includes(wanted)) {
        return { command, at }
      }
    }
    return null
  }

  /**
   * The newest command that begins with what is typed, whatever its case; else what is typed with its last word made
   * whole from those of earlier commands. Null when there is none, or nothing is typed.
   */
  complete(typed: string): string | null {
    const newestFirst = [...this.commands].reverse()
    const command = longer(newestFirst, typed)
    if (command !== null || typed.trim() === '') return command
    const last = typed.slice(typed.lastIndexOf(' ') + 1)
    const word = longer(
      newestFirst.flatMap((earlier) => earlier.split(/\s+/)),
      last,
    )
    return word === null ? null : typed.slice(0, typed.length - last.length) + word
  }

  /** The command after the one shown, at the end what was being typed. */
  newer(typed: string): string {
    if (this.position >= this.commands.length) return typed
    this.position++
    return this.commands[this.position] ?? this.draft
  }
}

/** The first of these that begins with a text and goes on after it. */
function longer(texts: readonly string[], beginning: string): string | null {
  const wanted = beginning.toLowerCase()
  if (wanted.trim() === '') return null
  return texts.find((text) => text.length > beginning.length && text.toLowerCase().startsWith(wanted)) ?? null
}

function stored(json: string | null): string[] {
  try {
    const value: unknown = JSON.parse(json ?? '[]')
    return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : []
  } catch {
    // Somebody else's data under our key: begin anew.
    return []
  }
}
