import type { Component } from 'vue'
import type { ServerState } from '@/api/types'

/** Something to choose from a list that is searched by typing. */
export interface Choice {
  id: string
  text: string
  /** Said behind it, more quietly. */
  detail?: string | undefined
  icon?: Component | undefined
  state?: ServerState | undefined
  /** The keys that do the same. */
  keys?: readonly string[] | undefined
  /** It is what is shown already. */
  current?: boolean | undefined
}

export interface ChoiceGroup<C extends Choice = Choice> {
  id: string
  title: string
  items: readonly C[]
}
