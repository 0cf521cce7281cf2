import { fireEvent, screen, within } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { h, ref } from 'vue'
import { expectAccessible, show } from '../../tests/page'
import UiTags from './UiTags.vue'

async function open(start: string[], props: Record<string, unknown> = {}, onSubmit = vi.fn()) {
  const tags = ref(start)
  const Form = () =>
    h('form', { onSubmit }, [
      h(UiTags, {
        modelValue: tags.value,
        'onUpdate:modelValue': (fresh: string[]) => (tags.value = fresh),
        label: 'Tags',
        ...props,
      }),
      h('button', 'Send'),
    ])
  await show({ setup: () => Form })
  return { tags, onSubmit, user: userEvent.setup() }
}
const field = () => screen.getByLabelText<HTMLInputElement>('Tags', { selector: 'input' })
const said = () => screen.getByRole('status').textContent

describe('UiTags', () => {
  it.each(['{Enter}', ',', '،', '、', '，', ';', '；', '؛'])(
    'should end a tag with %s, and say so',
    async (end) => {
      // given
      const { tags, user, onSubmit } = await open(['EU'])
      // when
      await user.type(field(), ` event${end}`)
      // then
      expect(tags.value).toEqual(['EU', 'event'])
      expect(field().value).toBe('')
      expect(said()).toBe('event is added')
      expect(onSubmit).not.toHaveBeenCalled()
      await expectAccessible()
    },
  )

  it('should send the form with Enter once nothing is typed', async () => {
    // given
    const { tags, user, onSubmit } = await open(
      [],
      {},
      vi.fn((event: Event) => event.preventDefault()),
    )
    // when
    await user.type(field(), 'event{Enter}{Enter}')
    // then
    expect(tags.value).toEqual(['event'])
    expect(onSubmit).toHaveBeenCalledOnce()
  })

  it('should take several that are pasted, and what was typed when it is left', async () => {
    // given
    const { tags, user } = await open([])
    // when
    await user.click(field())
    await user.paste('event, eu , ,survival')
    await user.type(field(), 'late')
    await user.tab()
    // then
    expect(tags.value).toEqual(['event', 'eu', 'survival', 'late'])
  })

  it.each(['a，b', 'a；b', 'a, b'])('should take %s for two', async (pasted) => {
    // given
    const { tags, user } = await open([])
    // when
    await user.click(field())
    await user.paste(pasted)
    // then
    expect(tags.value).toEqual(['a', 'b'])
  })

  it('should tell of what is typed, and keep what is wrong when it is left', async () => {
    // given
    const draft = ref('')
    const { tags, user } = await open([], {
      check: (tag: string) => (tag.endsWith('!') ? 'No shouting.' : undefined),
      get draft() {
        return draft.value
      },
      'onUpdate:draft': (typed: string) => (draft.value = typed),
    })
    // when
    await user.type(field(), 'pvp')
    expect(draft.value).toBe('pvp')
    await user.type(field(), ',')
    expect([draft.value, field().value]).toEqual(['', ''])
    await user.type(field(), ',')
    expect([draft.value, field().value]).toEqual(['', ''])
    await user.type(field(), 'eu!')
    await user.tab()
    // then
    expect(tags.value).toEqual(['pvp'])
    expect(draft.value).toBe('eu!')
    expect(field().getAttribute('aria-invalid')).toBe('true')
  })

  it('should take what is typed with a form that is sent before the field is left', async () => {
    // given
    const seen = vi.fn()
    const { tags, user } = await open(
      [],
      {},
      vi.fn((event: Event) => {
        event.preventDefault()
        seen([...tags.value])
      }),
    )
    await user.type(field(), 'event')
    // when
    await fireEvent.click(screen.getByRole('button', { name: 'Send' }))
    // then
    expect(seen).toHaveBeenCalledExactlyOnceWith(['event'])
  })

  it('should take none twice, whatever its case', async () => {
    // given
    const { tags, user } = await open(['EU'])
    // when
    await user.type(field(), 'eu{Enter}')
    // then
    expect(tags.value).toEqual(['EU'])
    expect(said()).toBe('eu is there already')
    expect(field().value).toBe('')
  })

  it('should take the last away with Backspace, but only where nothing is typed', async () => {
    // given
    const { tags, user } = await open(['EU', 'event'])
    // when
    await user.type(field(), 'x{Backspace}')
    expect(tags.value).toEqual(['EU', 'event'])
    await user.keyboard('{Backspace}')
    // then
    expect(tags.value).toEqual(['EU'])
    expect(said()).toBe('event is removed')
  })

  it('should have a button for each to take it away, and keep the focus', async () => {
    // given
    const { tags, user } = await open(['EU', 'event'])
    // when
    const list = within(screen.getByRole('list', { name: 'Tags' }))
    await user.click(list.getByRole('button', { name: 'Remove EU' }))
    // then
    expect(tags.value).toEqual(['event'])
    expect(document.activeElement).toBe(field())
  })

  it('should leave a tag that is wrong in the field, and say what is wrong', async () => {
    // given
    const { tags, user } = await open([], {
      check: (tag: string) => (tag.startsWith('#') ? 'No hashes.' : undefined),
    })
    // when
    await user.type(field(), '#event,')
    // then
    expect(tags.value).toEqual([])
    expect(field().value).toBe('#event')
    expect(field().getAttribute('aria-invalid')).toBe('true')
    expect(document.getElementById(field().getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      'No hashes.',
    )
    await expectAccessible()
    await user.type(field(), '{Backspace}')
    expect(screen.queryByText('No hashes.')).toBeNull()
  })

  it('should offer what is not chosen yet, and take what is chosen of it', async () => {
    // given
    const { tags } = await open(['EU'], { suggestions: ['eu', 'event'] })
    const offers = [...(field().list?.options ?? document.querySelectorAll('datalist option'))]
    expect(offers.map((option) => option.getAttribute('value'))).toEqual(['event'])
    // when
    await fireEvent.update(field(), 'event')
    // then
    expect(tags.value).toEqual(['EU', 'event'])
    await expectAccessible()
  })

  it('should wait for letters that are being composed', async () => {
    // given
    const { tags } = await open([])
    field().value = 'サバ、'
    // when
    await fireEvent(
      field(),
      new InputEvent('input', { isComposing: true, inputType: 'insertCompositionText' }),
    )
    await fireEvent.keyDown(field(), { key: 'Enter', isComposing: true })
    // then
    expect(tags.value).toEqual([])
  })

  it('should show the panel’s fault, and change nothing while it is disabled', async () => {
    // when
    await open(['EU'], { error: 'Too many.', disabled: true })
    // then
    expect(screen.getByText('Too many.')).toBeTruthy()
    expect(field().disabled).toBe(true)
    expect(screen.queryByRole('button', { name: 'Remove EU' })).toBeNull()
    await expectAccessible()
  })
})
