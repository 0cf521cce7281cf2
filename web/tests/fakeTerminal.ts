type Listener = () => void
type Results = (results: { resultIndex: number; resultCount: number }) => void

/** A terminal that draws nothing: what was written to it can be read, and its place can be set. */
export class Terminal {
  static last: Terminal

  written = ''
  selection = ''
  cols = 80
  rows = 24
  options: Record<string, unknown>
  textarea = document.createElement('textarea')
  buffer = { active: { viewportY: 0, baseY: 0 } }
  keys: (event: KeyboardEvent) => boolean = () => true
  render: Listener = () => undefined
  private selected: Listener = () => undefined

  constructor(options: Record<string, unknown>) {
    this.options = options
    Terminal.last = this
  }

  open = (): void => undefined
  dispose = (): void => undefined
  focus = (): void => undefined
  loadAddon = (): void => undefined
  clearSelection = (): void => undefined
  getSelection = (): string => this.selection
  scrollLines = (lines: number): void => this.scrollToLine(this.buffer.active.viewportY + lines)
  scrollPages = (pages: number): void => this.scrollLines(pages * this.rows)
  scrollToTop = (): void => this.scrollToLine(0)
  scrollToBottom = (): void => this.scrollToLine(this.buffer.active.baseY)
  scrollToLine = (line: number): void => void (this.buffer.active.viewportY = line)

  attachCustomKeyEventHandler(handler: (event: KeyboardEvent) => boolean): void {
    this.keys = handler
  }

  onRender(listener: Listener): void {
    this.render = listener
  }

  onSelectionChange(listener: Listener): void {
    this.selected = listener
  }

  resize(cols: number, rows: number): void {
    Object.assign(this, { cols, rows })
  }

  /** As the real one does, it begins anew at "reset". */
  write(text: string, done?: Listener): void {
    const reset = text.lastIndexOf('\x1bc')
    this.written = reset < 0 ? this.written + text : text.slice(reset + 2)
    done?.()
  }

  select(text: string): void {
    this.selection = text
    this.selected()
  }

  /** Somebody has scrolled: `viewportY` of `baseY` lines from the top. */
  scrolled(viewportY: number, baseY: number): void {
    Object.assign(this.buffer.active, { viewportY, baseY })
    this.render()
  }
}

export class FitAddon {
  proposeDimensions(): { cols: number; rows: number } {
    return { cols: 100, rows: 30 }
  }
}

/** Searches nothing: it remembers what it was asked for, and says what the test makes it say. */
export class SearchAddon {
  static last: SearchAddon | undefined

  readonly asked: [direction: 'older' | 'newer', text: string, options: unknown][] = []
  cleared = 0
  say: Results = () => undefined

  constructor() {
    SearchAddon.last = this
  }

  findPrevious = (text: string, options: unknown): void => void this.asked.push(['older', text, options])
  findNext = (text: string, options: unknown): void => void this.asked.push(['newer', text, options])
  clearDecorations = (): void => void this.cleared++

  onDidChangeResults(listener: Results): void {
    this.say = listener
  }
}
