import { computed, ref, shallowRef } from 'vue'
import type { Answer } from '@/api/http'
import type { TemplateDetails } from '@/api/types'
import { previewTemplate, readTemplate, saveTemplate, type TemplateChange } from '../api'
import { useTemplateDraft, writtenOf, type Written } from './useTemplateDraft'

/** A template that is changed, from what it was when the page was opened to its next version. */
export function useTemplateEditing(tenantId: string, start: Answer<TemplateDetails>) {
  const base = shallowRef(start)
  const draft = useTemplateDraft(writtenOf(start.data))
  const { written, problem, rebase, send } = draft
  const changes = shallowRef<TemplateChange[]>([])
  const reviewing = ref(false)
  const aside = shallowRef<Written | null>(null)
  const id = start.data.id
  const isBehind = computed(() => problem.value?.status === 412)

  /** Shows what would change. False when it was refused. */
  async function review(): Promise<boolean> {
    return send(async (body) => {
      changes.value = await previewTemplate(tenantId, id, body, base.value.etag)
      reviewing.value = true
    })
  }
  /** What was saved; undefined when it was refused. */
  async function save(): Promise<TemplateDetails | undefined> {
    let saved: TemplateDetails | undefined
    await send(async (body) => (saved = await saveTemplate(tenantId, id, body, base.value.etag)))
    if (saved) {
      rebase(written)
      aside.value = null
    }
    // what is wrong with the form is said in the form
    if (saved || isBehind.value || (problem.value?.errors.length ?? 0) > 0) reviewing.value = false
    return saved
  }

  /** Goes on from the newest version with what is written, which is compared with it. */
  async function keepMine(): Promise<void> {
    if (await readNewest()) await review()
  }
  /** Shows the newest version, and puts aside what is written. */
  async function loadNewest(): Promise<void> {
    const mine = { ...written }
    if (!(await readNewest())) return
    aside.value = mine
    Object.assign(written, writtenOf(base.value.data))
  }
  function takeBack(): void {
    Object.assign(written, aside.value)
    aside.value = null
  }
  const readNewest = () =>
    draft.run(async () => {
      base.value = await readTemplate(tenantId, id)
      rebase(writtenOf(base.value.data))
    })

  return { draft, base, changes, reviewing, aside, isBehind, review, save, keepMine, loadNewest, takeBack }
}
