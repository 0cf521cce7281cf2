import { ensureSyntaxTree, syntaxTree } from '@codemirror/language'
import type { EditorState } from '@codemirror/state'
import { hoverTooltip, type Tooltip } from '@codemirror/view'
import { marks, type Mark } from './faults'
import type { FieldHelp } from './fieldHelp'
import { fieldName, schemaAt, type Schema } from './schema'
import { pathAt, type Range } from './tree'

export interface Described {
  name: string
  text: string
  bounds: string[]
  range: Range
}

/** How long somebody may wait for what they point at: on a slow machine the text is not read to there yet. */
const PATIENCE_MS = 100

/** What is to be said of the field at that place; undefined where the schema knows none. */
export function describedAt(
  state: EditorState,
  position: number,
  schema: Schema,
  help: FieldHelp,
): Described | undefined {
  const tree = ensureSyntaxTree(state, position, PATIENCE_MS) ?? syntaxTree(state)
  const at = pathAt(tree, state.doc.toString(), position)
  const field = at && schemaAt(schema, at.path)
  if (!at || !field) return undefined
  const around = schemaAt(schema, at.path.slice(0, -1))
  const isRequired = around?.required?.includes(String(at.path.at(-1))) ?? false
  return {
    name: fieldName(at.path),
    text: help.text(at.path, field),
    bounds: help.bounds(field, isRequired),
    range: at.range,
  }
}

export function specHover(schema: Schema, help: FieldHelp) {
  return hoverTooltip(({ state }, position): Tooltip | null => {
    const described = describedAt(state, position, schema, help)
    const wrong = state.field(marks).filter(({ from, to }) => from <= position && position <= to)
    const range = described?.range ?? wrong[0]
    if (!range) return null
    const create = () => ({ dom: box(described, wrong) })
    return { pos: range.from, end: range.to, above: true, create }
  })
}

function box(described: Described | undefined, wrong: readonly Mark[]): HTMLElement {
  const dom = document.createElement('div')
  dom.className = 'cm-field-help'
  const say = (part: string, text: string) => {
    const line = document.createElement('p')
    line.className = `cm-field-${part}`
    line.dir = part === 'name' ? 'ltr' : 'auto'
    line.textContent = text
    if (text) dom.append(line)
  }
  for (const { message } of wrong) say('fault', message)
  if (described) {
    say('name', described.name)
    say('text', described.text)
    say('bounds', described.bounds.join(', '))
  }
  return dom
}
