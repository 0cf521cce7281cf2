import { computed, reactive, ref, shallowRef, type ComputedRef, type Ref } from 'vue'
import type { FieldError, Problem } from '@/api/problem'
import type { TemplateDetails } from '@/api/types'
import { useFieldWords } from '@/ui/fieldWords'
import { useSubmit } from '@/ui/useSubmit'
import { requiredFault } from '@/ui/validation'
import type { SaveTemplate } from '../api'
import type { Fault } from '../editor/faults'

export interface Written {
  name: string
  /** Of a new one alone. */
  slug: string
  game: string
  description: string
  note: string
  /** The spec as text, which may be no JSON. */
  spec: string
}

export type Field = Exclude<keyof Written, 'spec'>

export interface TemplateDraft {
  written: Written
  /** Whether something would be lost. */
  isChanged: ComputedRef<boolean>
  busy: Ref<boolean>
  problem: Ref<Problem | null>
  /** The refusal, unless each part of it stands in its place. */
  unplaced: ComputedRef<Problem | null>
  faultOf: (field: Field) => string | undefined
  specFaults: ComputedRef<readonly Fault[]>
  /** Takes this for what is saved; what is written stays. */
  rebase: (saved: Written) => void
  /** Sends what is written. False when it was refused, or is nothing to be sent. */
  send: (work: (body: SaveTemplate) => Promise<unknown>) => Promise<boolean>
  /** One request at a time, beside sending what is written. */
  run: (work: () => Promise<unknown>) => Promise<boolean>
}

export function writtenOf(template: TemplateDetails): Written {
  const { name, game, description, spec } = template
  return { name, slug: '', game, description, note: '', spec: asText(spec) }
}

export const asText = (spec: unknown): string => JSON.stringify(spec, null, 2)

/** What somebody writes of a template until it is saved. */
export function useTemplateDraft(start: Written): TemplateDraft {
  const written = reactive({ ...start })
  const saved = shallowRef({ ...start })
  const tried = ref(false)
  const { busy, problem, run } = useSubmit()
  const words = useFieldWords()
  const isSpec = ({ field }: FieldError) => /^spec\b/.test(field)
  const isOf = (field: string) => (error: FieldError) =>
    !isSpec(error) && (error.field === field || error.field.endsWith(`.${field}`))

  const isChanged = computed(() =>
    Object.entries(saved.value).some(([field, value]) => written[field as keyof Written] !== value),
  )
  const unplaced = computed(() => {
    const errors = problem.value?.errors ?? []
    // who was too late is told with the ways on
    if (problem.value?.status === 412) return null
    const isPlaced = (error: FieldError) =>
      isSpec(error) || Object.keys(written).some((field) => isOf(field)(error))
    return errors.length > 0 && errors.every(isPlaced) ? null : problem.value
  })
  const specFaults = computed(() =>
    (problem.value?.errors ?? [])
      .filter(isSpec)
      .map((error) => ({ field: error.field, message: words(error) ?? error.message })),
  )

  function faultOf(field: Field): string | undefined {
    const missing = tried.value && field === 'name' ? requiredFault(written.name) : undefined
    return words(missing ?? problem.value?.errors.find(isOf(field)))
  }
  async function send(work: (body: SaveTemplate) => Promise<unknown>): Promise<boolean> {
    tried.value = true
    const spec = parsed(written.spec)
    if (requiredFault(written.name) || spec === undefined) return false
    return run(() => work(bodyOf(written, spec)))
  }
  const rebase = (to: Written) => (saved.value = { ...to })

  return { written, isChanged, busy, problem, unplaced, faultOf, specFaults, rebase, send, run }
}

function bodyOf(written: Written, spec: unknown): SaveTemplate {
  const { name, slug, game, description, note } = written
  return {
    name: name.trim(),
    ...(slug.trim() ? { slug: slug.trim() } : {}),
    ...(game.trim() ? { game: game.trim() } : {}),
    ...(note.trim() ? { note: note.trim() } : {}),
    description,
    spec,
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
