import { screen, waitFor } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import type { Permissions } from '@/api/permissions'
import type { Server } from '@/api/types'
import { answer, refuse } from '../../../../tests/api'
import { expectAccessible, show } from '../../../../tests/page'
import { everything, only, page, server } from '../../../../tests/things'
import TagsForm from './TagsForm.vue'

describe('tagging a server', () => {
  const open = async (one: Server, permissions: Permissions = everything) => {
    answer('get', '/tenants/t1/servers', page(one, server({ tags: ['EU', 'staff'] })))
    answer('get', `/tenants/t1/servers/${one.id}`, one as never, { headers: { etag: '"7"' } })
    await show(TagsForm, { server: one, disabled: !permissions.can('server:update', one.id) })
    return userEvent.setup()
  }
  const field = () => screen.getByLabelText<HTMLInputElement>('Tags', { selector: 'input' })
  const save = () => screen.getByRole<HTMLButtonElement>('button', { name: 'Save tags' })

  it('should send the tags with the tag of what was read, and offer those of others', async () => {
    // given
    const one = server({ tags: ['survival'] })
    const patch = answer('patch', `/tenants/t1/servers/${one.id}`, {
      ...one,
      tags: ['survival', 'event'],
    } as never)
    const user = await open(one)
    expect(save().disabled).toBe(true)
    // when
    await user.type(field(), 'event{Enter}')
    await waitFor(() => expect(document.querySelectorAll('datalist option')).toHaveLength(2))
    await user.click(save())
    // then
    expect((await screen.findAllByText('Tags saved')).length).toBeGreaterThan(0)
    expect(patch.bodies).toEqual([{ tags: ['survival', 'event'] }])
    expect(patch.requests[0]?.headers.get('If-Match')).toBe('"7"')
    await expectAccessible()
  })

  it('should say at the field what the panel finds wrong', async () => {
    // given
    const one = server()
    refuse('patch', `/tenants/t1/servers/${one.id}`, 400, 'validation-failed', {
      errors: [{ field: 'tags[0]', code: 'invalid-format', message: 'is odd' }],
    })
    const user = await open(one)
    // when
    await user.type(field(), 'odd{Enter}')
    await user.click(save())
    // then
    await waitFor(() => expect(field().getAttribute('aria-invalid')).toBe('true'))
    expect(screen.getByText(/does not have the right form/)).toBeTruthy()
  })

  it('should say that somebody else was faster', async () => {
    // given
    const one = server()
    refuse('patch', `/tenants/t1/servers/${one.id}`, 412, 'precondition-failed')
    const user = await open(one)
    // when
    await user.type(field(), 'late{Enter}')
    await user.click(save())
    // then
    expect(await screen.findByRole('alert')).toBeTruthy()
  })

  it('should take no tag that cannot be one', async () => {
    // given
    const one = server()
    const patch = answer('patch', `/tenants/t1/servers/${one.id}`, one as never)
    const user = await open(one)
    // when
    await user.type(field(), '#event')
    await user.click(save())
    // then
    expect(screen.getByText(/does not have the right form/)).toBeTruthy()
    await waitFor(() => expect(document.activeElement).toBe(field()))
    expect(field().value).toBe('#event')
    expect(screen.queryByText('Tags saved')).toBeNull()
    expect(patch.requests).toEqual([])
  })

  it('should be sent with what is still typed, by keys alone', async () => {
    // given
    const one = server({ tags: ['EU'] })
    const patch = answer('patch', `/tenants/t1/servers/${one.id}`, { ...one, tags: ['EU', 'event'] } as never)
    const user = await open(one)
    // when
    await user.type(field(), 'event')
    await user.tab()
    expect(document.activeElement).toBe(save())
    await user.keyboard('{Enter}')
    // then
    await waitFor(() => expect(patch.bodies).toEqual([{ tags: ['EU', 'event'] }]))
  })

  it('should send nothing where what was typed is there already', async () => {
    // given
    const one = server({ tags: ['EU'] })
    const patch = answer('patch', `/tenants/t1/servers/${one.id}`, one as never)
    const user = await open(one)
    // when
    await user.type(field(), 'eu')
    await user.click(save())
    // then
    expect(field().value).toBe('')
    expect(patch.requests).toEqual([])
  })

  it('should be for who may change the server', async () => {
    // when
    await open(server({ tags: ['EU'] }), only('server:read'))
    // then
    expect(save().disabled).toBe(true)
    expect(screen.getByText('You do not have the permission for this.')).toBeTruthy()
    await expectAccessible()
  })
})
