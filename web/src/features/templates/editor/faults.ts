import {
  RangeSet,
  RangeSetBuilder,
  StateEffect,
  StateField,
  type EditorState,
  type Text,
} from '@codemirror/state'
import { Decoration, EditorView, GutterMarker, gutterLineClass, type DecorationSet } from '@codemirror/view'
import { brokenAt, rangeOf, type Range } from './tree'

/** Something the panel refused. */
export interface Fault {
  /** As the panel names it, `spec.variables.3.key`. */
  field: string
  message: string
}

/** What is wrong, and where. */
export interface Mark extends Range {
  message: string
}

/** Places what the panel refused, instead of what it refused before. */
export const setFaults = StateEffect.define<readonly Fault[]>()
const setMarks = StateEffect.define<readonly Mark[]>()

/** Where what was refused stands by now: it moves with the text, and goes with it. */
const refused = StateField.define<readonly Mark[]>({
  create: () => [],
  update(marks, { changes, docChanged, effects, state }) {
    for (const effect of effects) {
      if (effect.is(setFaults)) {
        const text = state.doc.toString()
        return effect.value.map(({ field, message }) => ({ ...rangeOf(text, field), message }))
      }
    }
    return docChanged ? moved(marks, (at, side) => changes.mapPos(at, side)) : marks
  },
})

/** What is marked as wrong. */
export const marks = StateField.define<readonly Mark[]>({
  create: () => [],
  update(now, { changes, docChanged, effects }) {
    for (const effect of effects) if (effect.is(setMarks)) return effect.value
    return docChanged ? moved(now, (at, side) => changes.mapPos(at, side)) : now
  },
  provide: (field) => [
    EditorView.decorations.from(field, underlined),
    EditorView.contentAttributes.from(field, (now): Record<string, string> =>
      now.length > 0 ? { 'aria-invalid': 'true' } : {},
    ),
    gutterLineClass.compute([field, 'doc'], (state) => numbered(state.field(field), state.doc)),
  ],
})

export const faults = [refused, marks]

function moved(now: readonly Mark[], to: (at: number, side: number) => number): Mark[] {
  return now
    .map((mark) => ({ ...mark, from: to(mark.from, 1), to: to(mark.to, -1) }))
    .filter((mark) => mark.from < mark.to)
}

function underlined(now: readonly Mark[]): DecorationSet {
  const wrong = Decoration.mark({ class: 'cm-fault' })
  return Decoration.set(
    now.filter(({ from, to }) => from < to).map(({ from, to }) => wrong.range(from, to)),
    true,
  )
}

const wrongLine = new (class extends GutterMarker {
  override elementClass = 'cm-faultLine'
})()

function numbered(now: readonly Mark[], doc: Text): RangeSet<GutterMarker> {
  const builder = new RangeSetBuilder<GutterMarker>()
  const lines = new Set(now.map(({ from }) => doc.lineAt(Math.min(from, doc.length)).from))
  for (const line of [...lines].sort((a, b) => a - b)) builder.add(line, line, wrongLine)
  return builder.finish()
}

/** Marks all that is wrong with the text. What was refused is told of a text that can be read. */
export function check(view: EditorView, broken: (word: string) => string): readonly Mark[] {
  const found = faultsOf(view.state, broken)
  view.dispatch({ effects: setMarks.of(found) })
  return found
}

function faultsOf(state: EditorState, broken: (word: string) => string): readonly Mark[] {
  const text = state.doc.toString()
  const range = brokenAt(text)
  return range
    ? [{ ...range, message: broken(text.slice(range.from, range.to)) }]
    : [...state.field(refused)].sort((a, b) => a.from - b.from)
}
