import { defineStore } from 'pinia'
import { ref } from 'vue'

const STORED = 'ptn.sidebar'

/** What of the frame is open, for whatever opens it: a button, a key, or a choice in the palette. */
export const useFrame = defineStore('frame', () => {
  const palette = ref(false)
  const sheet = ref(false)
  /** The navigation beside the page shows its icons alone. */
  const isNarrow = ref(localStorage.getItem(STORED) === 'narrow')

  function toggleSidebar(): void {
    isNarrow.value = !isNarrow.value
    localStorage.setItem(STORED, isNarrow.value ? 'narrow' : 'wide')
  }

  return { palette, sheet, isNarrow, toggleSidebar }
})
