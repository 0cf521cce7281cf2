import { HighlightStyle } from '@codemirror/language'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

const float = {
  border: '1px solid var(--c-border)',
  borderRadius: '6px',
  backgroundColor: 'var(--c-surface)',
  color: 'var(--c-text)',
  boxShadow: 'var(--shadow-float)',
}

/** The editor in the colours of the page, which change with its theme. */
export const look = EditorView.theme({
  '&': { backgroundColor: 'var(--c-terminal)', color: 'var(--c-text)', fontSize: '13px', maxHeight: '70dvh' },
  '&.cm-focused': { outline: '2px solid var(--c-brand)', outlineOffset: '2px' },
  '@media (pointer: coarse)': { '&': { fontSize: '16px' } },
  // round by themselves: a frame that clips them would clip the ring of the focus too
  '&, .cm-scroller': { borderRadius: '5px' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '1.6', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--c-text)', minHeight: '240px', paddingBlock: '8px' },
  '.cm-activeLine, .cm-activeLineGutter': {
    backgroundColor: 'color-mix(in srgb, var(--c-brand) 8%, transparent)',
  },
  '.cm-gutters': {
    border: 'none',
    backgroundColor: 'var(--c-terminal)',
    color: 'var(--c-muted)',
  },
  '.cm-fault': {
    textDecoration: 'underline wavy var(--c-danger)',
    textDecorationSkipInk: 'none',
    textUnderlineOffset: '3px',
  },
  '.cm-faultLine': { color: 'var(--c-danger)', fontWeight: '650', textDecoration: 'underline' },
  '.cm-tooltip': { ...float, maxWidth: 'min(360px, calc(100vw - 32px))', zIndex: '30' },
  '.cm-field-help': { padding: '6px 10px', overflowWrap: 'anywhere' },
  '.cm-field-help .cm-field-name': { fontFamily: 'var(--font-mono)', fontWeight: '550' },
  '.cm-field-help .cm-field-bounds': { color: 'var(--c-muted)' },
  '.cm-field-help .cm-field-fault': { color: 'var(--c-danger)' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font-mono)', maxHeight: '240px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    minHeight: '28px',
    padding: '4px 10px',
    color: 'var(--c-text)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--c-brand)',
    color: 'var(--c-on-brand)',
  },
  '.cm-completionDetail': { fontStyle: 'normal', fontFamily: 'var(--font-sans)' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '650' },
  '.cm-completionInfo': { ...float, padding: '6px 10px' },
  // there it would lie over what is suggested; it is told below the editor once it is chosen
  '@media (max-width: 479px)': { '.cm-completionInfo': { display: 'none' } },
})

export const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--c-brand)' },
  { tag: tags.string, color: 'var(--c-running)' },
  { tag: tags.number, color: 'var(--c-suspended)' },
  { tag: [tags.bool, tags.null], color: 'var(--c-busy)' },
])
