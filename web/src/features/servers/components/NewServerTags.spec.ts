import { fireEvent, screen, waitFor } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { describe, expect, it } from 'vitest'
import { answer } from '../../../../tests/api'
import { expectAccessible, show } from '../../../../tests/page'
import { details, page, server, template, tenant } from '../../../../tests/things'
import NewServerPage from './NewServerPage.vue'

async function open() {
  const one = template()
  answer('get', '/tenants/t1/templates', page(one))
  answer('get', `/tenants/t1/templates/${one.id}`, details(one) as never)
  answer('get', '/tenants/t1/usage', {
    used: { servers: 1, cpuMillis: 1000, memoryMiB: 1024, diskMiB: 2048 },
  })
  answer('get', '/tenants/t1/servers', page(server({ tags: ['EU'] })))
  const shown = await show(NewServerPage, { tenant: tenant() }, '/t/nimbus-crew/servers/new')
  await screen.findByRole('textbox', { name: 'Name' })
  return shown
}
const submit = () => fireEvent.click(screen.getByRole('button', { name: 'Create server' }))
const typeName = (name: string) => userEvent.type(screen.getByRole('textbox', { name: 'Name' }), name)

describe('the tags of a server that is about to be made', () => {
  it('should send the tags, and show them in the review', async () => {
    // given
    const seen = answer('post', '/tenants/t1/servers', server() as never, { status: 202 })
    await open()
    await typeName('Sky')
    // when
    await userEvent.type(screen.getByLabelText('Tags', { selector: 'input' }), 'event{Enter}')
    expect(await screen.findByText('event', { selector: 'dd bdi' })).toBeTruthy()
    await expectAccessible()
    await submit()
    // then
    await waitFor(() => expect(seen.bodies).toHaveLength(1))
    expect(seen.bodies[0]).toMatchObject({ name: 'Sky', tags: ['event'] })
  })

  it('should not be created without a tag that is wrong', async () => {
    // given
    const seen = answer('post', '/tenants/t1/servers', server() as never, { status: 202 })
    const { router } = await open()
    await typeName('Sky')
    const tags = screen.getByLabelText('Tags', { selector: 'input' })
    // when
    await userEvent.type(tags, 'pvp!')
    await userEvent.click(screen.getByRole('button', { name: 'Create server' }))
    // then
    await waitFor(() => expect(document.activeElement).toBe(tags))
    expect(tags).toHaveProperty('value', 'pvp!')
    expect(tags.getAttribute('aria-invalid')).toBe('true')
    expect(seen.requests).toEqual([])
    void router.push('/t/nimbus-crew/servers')
    expect(await screen.findByRole('dialog')).toBeTruthy()
  })

  it('should ask before a tag that was only typed is left', async () => {
    // given
    const { router } = await open()
    await userEvent.type(screen.getByLabelText('Tags', { selector: 'input' }), 'pv!')
    // when
    void router.push('/t/nimbus-crew/servers')
    // then
    expect(await screen.findByRole('dialog')).toBeTruthy()
  })
})
