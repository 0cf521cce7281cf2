import { EditorView } from '@codemirror/view'
import { describe, expect, it } from 'vitest'
import { check, faults, setFaults } from './faults'

const broken = (word: string) => `broken at ${word}`

function opened(doc: string, ...fields: string[]) {
  const view = new EditorView({ doc, extensions: faults })
  view.dispatch({ effects: setFaults.of(fields.map((field) => ({ field, message: `no ${field}` }))) })
  const found = () =>
    check(view, broken).map(({ from, to, message }) => [view.state.sliceDoc(from, to), message])
  return { view, found }
}

describe('faults', () => {
  it('should stand at what was refused, in the order of the text', () => {
    const { view, found } = opened('{"a": 1, "b": 2}', 'spec.b', 'spec.a')
    expect(found()).toEqual([
      ['1', 'no spec.a'],
      ['2', 'no spec.b'],
    ])
    expect(view.contentDOM.getAttribute('aria-invalid')).toBe('true')
    expect(view.contentDOM.querySelectorAll('.cm-fault')).toHaveLength(2)
  })

  it('should move with the text, and go with what they were about', () => {
    const { view, found } = opened('{"a": 1, "b": 2}', 'spec.a', 'spec.b')
    view.dispatch({ changes: { from: 1, insert: '"new": 0, ' } })
    expect(found().map(([text]) => text)).toEqual(['1', '2'])
    view.dispatch({ changes: { from: 11, to: 19 } })
    expect(found()).toEqual([['2', 'no spec.b']])
  })

  it('should tell of a text that cannot be read before anything else', () => {
    const { view, found } = opened('{"a": 1}', 'spec.a')
    view.dispatch({ changes: { from: 6, to: 7, insert: 'oops' } })
    expect(found()).toEqual([['oops', 'broken at oops']])
  })

  it('should leave nothing behind when all is well', () => {
    const { view, found } = opened('{"a": 1}', 'spec.a')
    found()
    view.dispatch({ effects: setFaults.of([]) })
    expect(found()).toEqual([])
    expect(view.contentDOM.hasAttribute('aria-invalid')).toBe(false)
  })
})
