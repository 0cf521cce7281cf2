import { useI18n } from 'vue-i18n'
import { asProblem } from '@/api/problem'
import { useFieldWords } from './fieldWords'
import { useToasts } from './toasts'

export interface ProblemWords {
  title: string
  detail: string | undefined
  traceId: string | undefined
}

/** Says a failure in the reader's words: our own for the causes we know, the panel's for the others. */
export function useProblemWords(): (error: unknown) => ProblemWords {
  const { t, te } = useI18n()
  const fieldWords = useFieldWords()
  return (error) => {
    const problem = asProblem(error)
    const known = `problem.${problem.code}`
    const title = te(`${known}.title`) ? t(`${known}.title`) : problem.title || t('problem.fallback.title')
    const ours = te(`${known}.detail`) ? t(`${known}.detail`) : undefined
    const ofFields = problem.errors.map((fault) => `${fault.field}: ${fieldWords(fault)}`).join(' ')
    return { title, detail: ofFields || (problem.detail ?? ours), traceId: problem.traceId }
  }
}

/** A toast for a failure that has no place of its own on the page. */
export function useProblemToast(): (error: unknown) => void {
  const words = useProblemWords()
  const toasts = useToasts()
  return (error) => {
    const { title, detail, traceId } = words(error)
    toasts.show({ tone: 'danger', title, ...(detail ? { detail } : {}), ...(traceId ? { traceId } : {}) })
  }
}
