import { defineStore } from 'pinia'
import { ref } from 'vue'

export interface Toast {
  id: number
  tone: 'info' | 'success' | 'danger'
  title: string
  detail?: string
  traceId?: string
  /** Takes back what was done. Only where that is possible. */
  undo?: () => Promise<unknown>
}

const MOST = 3

/** Short messages that come and go. More than three at once would not be read: the oldest makes room. */
export const useToasts = defineStore('toasts', () => {
  const items = ref<Toast[]>([])
  let nextId = 1

  function show(toast: Omit<Toast, 'id'>): void {
    items.value = [...items.value.slice(-(MOST - 1)), { ...toast, id: nextId++ }]
  }

  function dismiss(id: number): void {
    items.value = items.value.filter((toast) => toast.id !== id)
  }

  return { items, show, dismiss }
})
