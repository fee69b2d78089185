import { describe, expect, it } from 'vitest'
import { aCredit, aRequirement, directory } from '../../../app/desk/testing/made'
import { namesOf } from '../../../app/desk/directory'
import { countByState, filtered, periodsOf, placesOf, rowsOf, squadsOf, stateOf, tasksOf } from './board'

const names = namesOf(directory)
const morning = aRequirement()
const now = aRequirement({ id: 'now', starts_at: '2026-11-23T01:00:00.000Z', ends_at: '2026-11-23T03:00:00.000Z' })
const night = aRequirement({ id: 'night', starts_at: '2026-11-23T15:00:00.000Z', ends_at: '2026-11-23T19:00:00.000Z', unit_id: 'other', kind: 'section', post_id: null, section_id: 'section', officer_ids: [], vehicle_id: null })
const early = aRequirement({ id: 'early', starts_at: '2026-11-22T20:00:00.000Z', ends_at: '2026-11-22T22:00:00.000Z' })
const at = new Date('2026-11-23T02:00:00.000Z')

describe('the board', () => {
  it('puts what runs first, then what is to come, then what is over, the latest first', () => {
    const rows = rowsOf([early, morning, night, now], [], names, at)
    expect(periodsOf(rows).map(({ squads }) => squads[0]?.rows[0]?.requirement.id)).toEqual(['now', 'night', 'due', 'early'])
  })
  it('groups the rows of a period by squad', () => {
    const rows = rowsOf([morning, aRequirement({ id: 'theirs', unit_id: 'other' })], [], names, at)
    expect(periodsOf(rows)[0]?.squads.map(({ name, rows }) => [name, rows.length])).toEqual([['一中队', 1], ['二中队', 1]])
  })
  it('names place, people and car', () => {
    expect(rowsOf([morning], [], names, at)[0]).toMatchObject({ place: '大桥路口', crew: ['王警官', '李辅警'], vehicle: '1号车 鲁P1201警' })
  })
  it('takes the state from presence, whatever the staffing is', () => {
    const credits = [aCredit({ indicator: 'staffing_rule', value: '1.0000' }), aCredit({ state: 'unknown', value: null, reason_code: 'track_gap' })]
    const [row] = rowsOf([morning], credits, names, at)
    expect(row && stateOf(row)).toBe('unknown')
    expect(row?.credits.map(({ indicator }) => indicator)).toEqual(['presence_posts', 'staffing_rule'])
  })
  it('calls a requirement that runs running, even if it is partly reckoned; an exempt one is exempt at any time', () => {
    const state = (credit: ReturnType<typeof aCredit>) => rowsOf([now], [credit], names, at).map(stateOf)
    expect(state(aCredit({ requirement_id: 'now', state: 'unknown', value: null }))).toEqual(['now'])
    expect(state(aCredit({ requirement_id: 'now', state: 'exempt', value: null }))).toEqual(['exempt'])
  })
  it('counts every row in one state', () => {
    const rows = rowsOf([early, morning, night, now], [aCredit()], names, at)
    expect(countByState(rows)).toEqual({ now: 1, next: 1, open: 1, credited: 1, unknown: 0, exempt: 0 })
  })
  it('finds rows by all words of a query', () => {
    const rows = rowsOf([morning, night], [], names, at)
    expect(filtered(rows, null, '王警官 1201').map(({ requirement }) => requirement.id)).toEqual(['due'])
    expect(filtered(rows, 'next', '').map(({ requirement }) => requirement.id)).toEqual(['night'])
  })
  it('keeps squads in the order of the tree, whatever came of their rows, and asks by the clock within each', () => {
    const rows = rowsOf([night, early, morning, now, aRequirement({ id: 'theirs', unit_id: 'other' })], [aCredit({ requirement_id: 'theirs', value: '1.0000' })], names, at)
    expect(squadsOf(rows).map(({ name, rows: own }) => [name, own.map(({ requirement }) => requirement.id)])).toEqual([['一中队', ['now', 'due', 'early']], ['二中队', ['night', 'theirs']]])
  })
  it('puts posts before sections, with all their periods', () => {
    const rows = rowsOf([night, morning, now], [], names, at)
    expect(placesOf(rows).map(({ name, rows: own }) => [name, own.map(({ requirement }) => requirement.id)])).toEqual([['大桥路口', ['now', 'due']], ['国道一段', ['night']]])
  })
  it('counts a task for the squad that sent it and for each that it was sent to, once', () => {
    const hand = (unit_id: string) => ({ unit_id, officer_id: 'wang', state: 'sent' as const, state_at: '' })
    const tasks = [{ unit_id: 'brigade', recipients: [hand('squad'), hand('squad'), hand('other')] }, { unit_id: 'other', recipients: [hand('other')] }]
    expect([tasksOf(tasks, 'squad'), tasksOf(tasks, 'other')]).toEqual([1, 2])
  })
})
