import { CompletionContext, type Completion, type CompletionResult } from '@codemirror/autocomplete'
import { json } from '@codemirror/lang-json'
import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { describe, expect, it } from 'vitest'
import { templateSchema } from '../../../../tests/templateSchema'
import { specCompletion } from './completion'
import { FieldHelp } from './fieldHelp'

const help = new FieldHelp({ images: 'Images to choose from' }, (key) => key.split('.').at(-1) ?? '')
const source = specCompletion(templateSchema, help)

/** The bar is the cursor. */
function offered(text: string, explicit = true) {
  const position = text.indexOf('|')
  const state = EditorState.create({ doc: text.replace('|', ''), extensions: [json()] })
  return source(new CompletionContext(state, position, explicit)) as CompletionResult | null
}
const labels = (text: string, explicit = true) => offered(text, explicit)?.options.map(({ label }) => label)

function picked(text: string, label: string): string {
  const position = text.indexOf('|')
  const view = new EditorView({ doc: text.replace('|', ''), extensions: [json()] })
  const result = offered(text)
  const option = result?.options.find((one) => one.label === label) as Completion
  if (typeof option.apply !== 'function' || !result) throw new Error(`${label} is not offered`)
  option.apply(view, option, result.from, position)
  const { anchor } = view.state.selection.main
  const after = view.state.doc.toString()
  return `${after.slice(0, anchor)}|${after.slice(anchor)}`
}

describe('specCompletion', () => {
  it('should offer the keys that are not there yet', () => {
    expect(labels('{|}')).toEqual(['images', 'onExit', 'placement', 'ports', 'readOnlyRoot', 'stop'])
    expect(labels('{"images": [], "|", "stop": {}}')).toEqual([
      'onExit',
      'placement',
      'ports',
      'readOnlyRoot',
    ])
    expect(labels('{"ports": [{"name": "game", "|"}]}')).toEqual(['containerPort', 'protocol'])
  })

  it('should say what a key is for, and put first what is required', () => {
    const [images, onExit] = offered('{|}')?.options ?? []
    expect(images).toMatchObject({ detail: 'array', info: 'Images to choose from', boost: 1 })
    expect(onExit).toMatchObject({ detail: 'choice', boost: 0 })
  })

  it('should offer the values that a field knows', () => {
    expect(labels('{"onExit": "|"}')).toEqual(['RESTART', 'STOP'])
    expect(labels('{"ports": [{"protocol": |}]}')).toEqual(['TCP', 'UDP'])
    expect(labels('{"readOnlyRoot": |}')).toEqual(['true', 'false'])
  })

  it('should offer nothing where nothing is known, and nothing unasked', () => {
    expect(labels('{"unknown": {"|"}}')).toBeUndefined()
    expect(labels('{"placement": {"|"}}')).toBeUndefined()
    expect(labels('{"stop"|}')).toBeUndefined()
    expect(labels('{|}', false)).toBeUndefined()
    expect(labels('{"|"}', false)).toContain('images')
  })

  it('should write a key with what its value begins with', () => {
    expect(picked('{|}', 'stop')).toBe('{"stop": {|}}')
    expect(picked('{"|"}', 'readOnlyRoot')).toBe('{"readOnlyRoot": false|}')
    expect(picked('{"im|"\n"stop": {}}', 'images')).toBe('{"images": [|],\n"stop": {}}')
    expect(picked('{"|": 1}', 'onExit')).toBe('{"onExit"|: 1}')
  })

  it('should write a value over what is there', () => {
    expect(picked('{"onExit": "R|"}', 'STOP')).toBe('{"onExit": "STOP"|}')
    expect(picked('{"onExit": |}', 'STOP')).toBe('{"onExit": "STOP"|}')
  })

  it('should write an item with all that it needs', () => {
    expect(picked('{\n  "ports": [\n    |\n  ]\n}', 'object')).toBe(
      '{\n  "ports": [\n    {\n      "containerPort": 1,\n      "name": "|"\n    }\n  ]\n}',
    )
  })
})
