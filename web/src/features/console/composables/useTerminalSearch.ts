import type { SearchAddon } from '@xterm/addon-search'
import type { Terminal } from '@xterm/xterm'
import { computed, reactive, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import { isDark } from '@/ui/theme'
import { MOST_MATCHES, queryProblem, searchOptions, type SearchQuery } from '../searchQuery'

export interface TerminalSearch {
  isOpen: Ref<boolean>
  query: SearchQuery
  problem: ComputedRef<'invalid' | 'empty' | null>
  /** Where one stands among the matches; null while nothing is searched for. */
  found: Readonly<Ref<{ index: number; count: number } | null>>
  older: () => void
  newer: () => void
  close: () => void
}

/** Searches what the terminal holds, from its end upwards: what one looks for in a console is mostly recent. */
export function useTerminalSearch(terminal: Terminal): TerminalSearch {
  const isOpen = ref(false)
  const query = reactive<SearchQuery>({ text: '', matchCase: false, regex: false })
  const found = shallowRef<{ index: number; count: number } | null>(null)
  const problem = computed(() => queryProblem(query))
  const canSearch = computed(() => isOpen.value && query.text !== '' && problem.value === null)
  let addon: SearchAddon | undefined
  let coming: Promise<SearchAddon> | undefined
  let turns = 0

  /** Most people never search: the means to do it come when somebody does. */
  async function load(): Promise<SearchAddon> {
    const { SearchAddon } = await import('@xterm/addon-search')
    addon = new SearchAddon({ highlightLimit: MOST_MATCHES })
    terminal.loadAddon(addon)
    addon.onDidChangeResults(({ resultIndex, resultCount }) => {
      found.value = canSearch.value ? { index: resultIndex, count: resultCount } : null
    })
    return addon
  }

  async function find(direction: 'older' | 'newer'): Promise<void> {
    if (!canSearch.value) return
    const turn = ++turns
    const search = await (coming ??= load())
    // Meanwhile it may have been closed, or more was typed: each search goes on from where the one before came to.
    if (!canSearch.value || turn !== turns) return
    const options = searchOptions(query, isDark.value)
    if (direction === 'older') search.findPrevious(query.text, options)
    else search.findNext(query.text, options)
  }

  function forget(): void {
    found.value = null
    addon?.clearDecorations()
    terminal.clearSelection()
  }

  function close(): void {
    isOpen.value = false
    forget()
  }

  watch([() => ({ ...query }), isOpen, isDark], () => {
    // The addon marks anew for another text alone, not for other options: so it forgets the marks first.
    if (canSearch.value) addon?.clearDecorations()
    else forget()
    void find('older')
  })

  return {
    isOpen,
    query,
    problem,
    found,
    older: () => void find('older'),
    newer: () => void find('newer'),
    close,
  }
}
