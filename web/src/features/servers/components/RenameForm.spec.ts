import { useQueryCache } from '@pinia/colada'
import { screen, waitFor } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { h, type Component } from 'vue'
import { keys } from '@/api/keys'
import type { Server } from '@/api/types'
import { answer, hold } from '../../../../tests/api'
import { show } from '../../../../tests/page'
import { everything, server, startup } from '../../../../tests/things'
import EmptyStopForm from './EmptyStopForm.vue'
import RenameForm from './RenameForm.vue'

/** A form with the server as the cache has it, as on its page. */
async function open(form: Component, one: Server) {
  const page = {
    setup() {
      const cache = useQueryCache()
      const known = () => cache.getQueryData<Server>(keys.server('t1', one.id)) ?? one
      return () => h(form, { server: known(), permissions: everything, disabled: false })
    },
  }
  answer('get', `/tenants/t1/servers/${one.id}`, one as never, { headers: { etag: '"7"' } })
  answer('get', `/tenants/t1/servers/${one.id}/startup`, startup({ countsPlayers: true }) as never)
  const shown = await show(page)
  const tell = (server: Server) => shown.cache.setQueryData(keys.server('t1', one.id), server)
  tell(one)
  return { tell, seen: () => shown.cache.getQueryData<Server>(keys.server('t1', one.id)) }
}
const field = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Name' })

describe('a new name', () => {
  it('should be seen before the answer, and stay in the field when it is refused', async () => {
    // given
    const one = server({ name: 'Survival' })
    const renamed = hold('patch', `/tenants/t1/servers/${one.id}`, 409, 'name-taken')
    const { seen } = await open(RenameForm, one)
    const user = userEvent.setup()
    // when
    await user.clear(field())
    await user.type(field(), 'Creative{Enter}')
    // then
    await waitFor(() => expect(seen()?.name).toBe('Creative'))
    // when
    renamed.release()
    // then
    expect(await screen.findByText('This name is taken')).toBeTruthy()
    expect(seen()).toEqual(one)
    expect(field().value).toBe('Creative')
    expect(document.activeElement).toBe(field())
  })

  it('should not hide what became of the server meanwhile', async () => {
    // given
    const one = server({ name: 'Survival' })
    const renamed = hold('patch', `/tenants/t1/servers/${one.id}`, 412, 'precondition-failed')
    const { seen, tell } = await open(RenameForm, one)
    const user = userEvent.setup()
    await user.clear(field())
    await user.type(field(), 'Creative{Enter}')
    await waitFor(() => expect(seen()?.name).toBe('Creative'))
    tell({ ...one, name: 'Somebody else’s', state: 'CRASHED', generation: 2 })
    // when
    renamed.release()
    // then
    expect(await screen.findByText('Somebody else changed this in the meantime')).toBeTruthy()
    expect(seen()).toMatchObject({ name: 'Somebody else’s', state: 'CRASHED' })
  })
})

describe('when an empty server stops', () => {
  it('should be seen before the answer, and stay chosen when nobody answers', async () => {
    // given
    const one = server()
    const saved = hold('patch', `/tenants/t1/servers/${one.id}`, 0)
    const { seen } = await open(EmptyStopForm, one)
    const user = userEvent.setup()
    const choice = await screen.findByRole<HTMLSelectElement>('combobox')
    await waitFor(() => expect(choice.disabled).toBe(false))
    await user.selectOptions(choice, '30')
    // when
    await user.click(screen.getByRole('button', { name: /Save/ }))
    // then
    await waitFor(() => expect(seen()?.stopWhenEmptyMinutes).toBe(30))
    // when
    saved.release()
    // then
    expect(await screen.findByText('The panel does not answer')).toBeTruthy()
    expect(seen()).toEqual(one)
    expect(choice.value).toBe('30')
  })
})
