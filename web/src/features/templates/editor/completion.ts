import {
  pickedCompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  type CompletionSource,
} from '@codemirror/autocomplete'
import { syntaxTree } from '@codemirror/language'
import type { FieldHelp } from './fieldHelp'
import { placeAt, type Place } from './place'
import { schemaAt, type Path, type Schema } from './schema'
import { skeleton } from './skeleton'
import { keysAround } from './tree'

/** Offers the keys that an object can still have, and the values that a field knows. */
export function specCompletion(schema: Schema, help: FieldHelp): CompletionSource {
  return (context) => {
    const text = context.state.doc.toString()
    const place = placeAt(text, context.pos)
    const written = context.pos > place.from || place.quoted
    if (place.expects === 'nothing' || (!written && !context.explicit)) return null
    const at = schemaAt(schema, place.path)
    const options =
      place.expects === 'key' ? keys(context, text, place, at, help) : values(place, at, help, text)
    return options.length > 0 ? result(place, options) : null
  }
}

const result = (place: Place, options: Completion[]): CompletionResult => ({
  from: place.from,
  options,
  validFor: /^[\w.-]*$/,
})

function keys(
  context: CompletionContext,
  text: string,
  place: Place,
  at: Schema | undefined,
  help: FieldHelp,
): Completion[] {
  const there = keysAround(syntaxTree(context.state), text, context.pos)
  return Object.entries(at?.properties ?? {})
    .filter(([key]) => !there.has(key))
    .map(([key, schema]) => {
      const path: Path = [...place.path, key]
      return {
        label: key,
        detail: help.kind(schema),
        info: help.text(path, schema),
        boost: at?.required?.includes(key) ? 1 : 0,
        apply: inPlaceOf(place, (after) =>
          /^\s*:/.test(after) ? `"${key}"` : `"${key}": ${skeleton(schema)}${/^\s*"/.test(after) ? ',' : ''}`,
        ),
      }
    })
}

function values(place: Place, at: Schema | undefined, help: FieldHelp, text: string): Completion[] {
  const words = at?.type === 'boolean' ? ['true', 'false'] : (at?.enum ?? [])
  if (words.length > 0) {
    const quote = at?.type === 'boolean' ? '' : '"'
    return words.map((word) => ({ label: word, apply: inPlaceOf(place, () => `${quote}${word}${quote}`) }))
  }
  // what begins with a bracket cannot be begun by writing its name
  if (
    (at?.type !== 'object' && at?.type !== 'array') ||
    /\S/.test(text.slice(place.from).split('\n')[0] ?? '')
  )
    return []
  return [
    { label: help.kind(at), info: help.text(place.path, at), apply: inPlaceOf(place, () => skeleton(at)) },
  ]
}

/** Writes over the word with its quotes, whichever of them are there already, and goes to where the first value is to be written. */
function inPlaceOf(place: Place, template: (after: string) => string): Completion['apply'] {
  return (view, completion, from, to) => {
    const rest = view.state.sliceDoc(to)
    const closing = place.quoted ? (/^[^"\n]*"/.exec(rest)?.[0].length ?? 0) : 0
    const start = place.quoted ? from - 1 : from
    const indent = /^\s*/.exec(view.state.doc.lineAt(start).text)?.[0] ?? ''
    const insert = template(rest.slice(closing)).replaceAll('\n', `\n${indent}`)
    const empty = /""|\[\]|\{\}/.exec(insert)
    view.dispatch({
      changes: { from: start, to: to + closing, insert },
      selection: { anchor: start + (empty ? empty.index + 1 : insert.replace(/,$/, '').length) },
      annotations: pickedCompletion.of(completion),
      userEvent: 'input.complete',
      scrollIntoView: true,
    })
  }
}
