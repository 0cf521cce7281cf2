import { ref } from 'vue'

const STORED = 'ptn.shortcuts'

/** Whether keys without Ctrl or ⌘ do anything. Who speaks to the computer, or hits keys by accident, turns them off. */
export const singleKeys = ref(localStorage.getItem(STORED) !== 'off')

export function switchSingleKeys(on: boolean): void {
  singleKeys.value = on
  localStorage.setItem(STORED, on ? 'on' : 'off')
}

export const isMac = /Mac|iPhone|iPad/.test(navigator.platform)

/** Ctrl, or what a Mac has in its place. */
export const COMMAND = isMac ? '⌘' : 'Ctrl'

const FIELD =
  'input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]:not([contenteditable=false])'
/** Where letters already lead to what begins with them. */
const LIST = '[role=menu], [role=listbox], [role=combobox], [role=grid]'

/** Whether a key that was pressed belongs to what has the focus, and not to the page. */
export function isTaken({ target }: KeyboardEvent): boolean {
  return target instanceof Element && target.closest(`${FIELD}, ${LIST}`) !== null
}

/** Whether something lies over the page that has the keyboard to itself. */
export const isCovered = (): boolean => document.querySelector('[role=dialog], [role=alertdialog]') !== null
