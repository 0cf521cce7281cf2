import { fireEvent, screen, waitFor, within } from '@testing-library/vue'
import { beforeEach, describe, expect, it } from 'vitest'
import { answer, hold, refuse } from '../../../../tests/api'
import { expectAccessible, press, show } from '../../../../tests/page'
import { everything, guild, mapping, only, owner, page, role, tenant } from '../../../../tests/things'
import { cssColour } from '../colour'
import MappingsTab from './MappingsTab.vue'

const at = '/t/nimbus-crew/members/discord-roles'
const open = (permissions = everything, of = tenant({ guildId: '42' })) =>
  show(MappingsTab, { tenant: of, permissions }, at)
const everyone = mapping({ discordRoleId: '42', name: '@everyone', position: 0, everyone: true, color: 0 })

describe('the mapping of Discord roles', () => {
  beforeEach(() => {
    answer('get', '/tenants/t1/guild', guild() as never)
    answer('get', '/tenants/t1/roles', page(owner, role()) as never)
  })

  it('should list the roles of Discord by rank with what they bring', async () => {
    // given
    const crew = mapping({ roleIds: ['r1'] })
    const bot = mapping({ discordRoleId: 'd2', name: 'Helper', position: 1, managed: true })
    answer('get', '/tenants/t1/role-mappings', page(everyone, crew, bot) as never)
    // when
    await open()
    // then
    await screen.findByText('Builders')
    const rows = within(screen.getByRole('list', { name: 'Discord roles' })).getAllByRole('listitem')
    const names = rows.map(({ textContent }) => textContent).filter((text) => text.includes('Change'))
    expect(names[0]).toContain('Crew')
    expect(names[1]).toContain('Belongs to a bot')
    expect(names[2]).toContain('Everybody on the Discord server has it.')
    expect(screen.getByText('In step with Nimbus Discord')).toBeTruthy()
    await expectAccessible()
  })

  it('should replace what a role brings', async () => {
    // given
    answer('get', '/tenants/t1/role-mappings', page(mapping({ roleIds: ['r0'] })) as never)
    const saved = answer('put', '/tenants/t1/role-mappings/d1', mapping() as never)
    await open()
    await fireEvent.click(await screen.findByRole('button', { name: 'Change : Crew' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'What Crew brings' }))
    await expectAccessible(screen.getByRole('dialog'))
    // when
    await fireEvent.click(dialog.getByLabelText('Owner'))
    await fireEvent.click(dialog.getByLabelText('Builders'))
    await fireEvent.click(dialog.getByRole('button', { name: 'Save roles' }))
    // then
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    await waitFor(() => expect(saved.bodies).toEqual([{ roleIds: ['r1'] }]))
  })

  it('should show what a role brings before the answer, and what it brought when it is refused', async () => {
    // given
    answer('get', '/tenants/t1/role-mappings', page(mapping({ roleIds: ['r1'] })) as never)
    const saved = hold('put', '/tenants/t1/role-mappings/d1', 403, 'forbidden')
    await open()
    await fireEvent.click(await screen.findByRole('button', { name: 'Change : Crew' }))
    const dialog = within(await screen.findByRole('dialog'))
    // when
    await fireEvent.click(dialog.getByLabelText('Builders'))
    await fireEvent.click(dialog.getByRole('button', { name: 'Save roles' }))
    // then
    expect(await screen.findByText('Brings nothing')).toBeTruthy()
    // when
    saved.release()
    // then
    expect(await screen.findByText('You are not allowed to do this')).toBeTruthy()
    expect(screen.queryByText('Brings nothing')).toBeNull()
    expect(screen.getByText('Builders')).toBeTruthy()
  })

  it('should take back nothing where somebody else has changed it since', async () => {
    // given
    answer('get', '/tenants/t1/role-mappings', page(mapping({ roleIds: ['r1'] })) as never)
    const saved = answer('put', '/tenants/t1/role-mappings/d1', mapping({ roleIds: [] }) as never)
    await open()
    await fireEvent.click(await screen.findByRole('button', { name: 'Change : Crew' }))
    await fireEvent.click(within(await screen.findByRole('dialog')).getByLabelText('Builders'))
    await press('Save roles')
    await screen.findByText('Undo')
    answer('get', '/tenants/t1/role-mappings', page(mapping({ roleIds: ['r0'] })) as never)
    // when
    await press('Undo')
    // then
    expect(await screen.findByText('Somebody else changed this in the meantime')).toBeTruthy()
    expect(saved.requests).toHaveLength(1)
  })

  it('should warn when everybody gets it', async () => {
    // given
    answer('get', '/tenants/t1/role-mappings', page(everyone) as never)
    await open()
    // when
    await fireEvent.click(await screen.findByRole('button', { name: 'Change : @everyone' }))
    // then
    const dialog = within(await screen.findByRole('dialog'))
    expect(dialog.getByText('Everybody on the Discord server gets what you choose here.')).toBeTruthy()
  })

  it('should offer no change to who may just look', async () => {
    // given
    answer('get', '/tenants/t1/role-mappings', page(mapping()) as never)
    // when
    await open(only('role:read'))
    // then
    await screen.findByText('Crew')
    expect(screen.queryByRole('button', { name: 'Change : Crew' })).toBeNull()
  })

  it('should say what is wrong and read again when asked to', async () => {
    // given
    answer('get', '/tenants/t1/role-mappings', page(mapping()) as never)
    answer('get', '/tenants/t1/guild', guild({ stale: true, problem: 'discord-away' }) as never)
    await open()
    expect(await screen.findByText('Not in step with Nimbus Discord')).toBeTruthy()
    expect(screen.getByText(/Discord cannot be asked at the moment/)).toBeTruthy()
    const read = answer('post', '/tenants/t1/sync', guild() as never)
    // when
    await fireEvent.click(screen.getByRole('button', { name: 'Read again' }))
    // then
    expect(await screen.findByText('In step with Nimbus Discord')).toBeTruthy()
    expect(read.requests).toHaveLength(1)
  })

  it('should say that it was read a moment ago', async () => {
    // given
    answer('get', '/tenants/t1/role-mappings', page(mapping()) as never)
    refuse('post', '/tenants/t1/sync', 429, 'rate-limited')
    await open()
    // when
    await fireEvent.click(await screen.findByRole('button', { name: 'Read again' }))
    // then
    expect((await screen.findByRole('alert')).textContent).toContain('Too many attempts')
  })

  it('should say that there is none without a Discord server', async () => {
    await open(everything, tenant())
    expect(screen.getByRole('heading', { name: 'No Discord server' })).toBeTruthy()
  })
})

describe('the colour of a role', () => {
  it('should be nothing where there is none', () => {
    expect(cssColour(0)).toBeUndefined()
    expect(cssColour(0x1000000)).toBeUndefined()
    expect(cssColour(0x33aa)).toBe('#0033aa')
  })
})
