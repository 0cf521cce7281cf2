import { ref, watch, type Ref } from 'vue'

export type ListView = 'table' | 'cards'
const STORED = 'ptn.servers.view'

/** How the servers are shown, as it was chosen last in this browser. */
export function useListView(): Ref<ListView> {
  const view = ref<ListView>(localStorage.getItem(STORED) === 'cards' ? 'cards' : 'table')
  watch(view, (chosen) => localStorage.setItem(STORED, chosen))
  return view
}
