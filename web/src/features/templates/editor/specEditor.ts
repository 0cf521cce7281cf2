import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete'
import { history, historyKeymap, indentWithTab, standardKeymap } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { indentOnInput, syntaxHighlighting } from '@codemirror/language'
import { EditorState } from '@codemirror/state'
import {
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { specCompletion } from './completion'
import { faults } from './faults'
import type { FieldHelp } from './fieldHelp'
import { describedAt, specHover, type Described } from './hover'
import { colours, look } from './look'
import type { Schema } from './schema'

export interface SpecEditorOptions {
  parent: HTMLElement
  text: string
  schema: Schema
  help: FieldHelp
  attributes: Record<string, string>
  /** Words of the editor itself, by what they are in English. */
  phrases: Record<string, string>
  onText: (text: string) => void
  onCursor: (described: Described | undefined) => void
}

/** An editor for the spec of a template: JSON that the schema helps to write. Of the editor's parts only what the page needs is loaded. */
export function openSpecEditor(options: SpecEditorOptions): EditorView {
  const { schema, help } = options
  return new EditorView({
    parent: options.parent,
    doc: options.text,
    extensions: [
      lineNumbers(),
      history(),
      indentOnInput(),
      closeBrackets(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      EditorView.lineWrapping,
      json(),
      syntaxHighlighting(colours),
      look,
      autocompletion({ override: [specCompletion(schema, help)], icons: false }),
      specHover(schema, help),
      faults,
      keymap.of([
        ...closeBracketsKeymap,
        ...completionKeymap,
        ...standardKeymap,
        ...historyKeymap,
        indentWithTab,
      ]),
      EditorState.phrases.of(options.phrases),
      EditorView.contentAttributes.of(options.attributes),
      EditorView.updateListener.of(({ docChanged, selectionSet, state }) => {
        if (docChanged) options.onText(state.doc.toString())
        if (docChanged || selectionSet)
          options.onCursor(describedAt(state, state.selection.main.head, schema, help))
      }),
    ],
  })
}
