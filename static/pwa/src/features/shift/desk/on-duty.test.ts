import { expect, it } from 'vitest'
import { desk } from '../../../app/desk/testing/stage'
import { squadsOut } from './on-duty'
import { onDuty, out } from './testing'

const kindName = (code: string) => ({ persuasion: '劝导' })[code] ?? code

it('lists squads in the order of the tree, each person once', () => {
  const shifts = [out('a', { unit_id: 'other', officer_id: 'zhao' }), out('b', { crew_ids: ['li'], plate: '鲁P1201警' }), out('c', { officer_id: 'li' })]
  const [squad, other] = squadsOut(onDuty(shifts), [], desk.names, kindName)
  expect([squad?.unit, squad?.people, squad?.rows.map(({ people, car }) => [people, car])]).toEqual(['一中队', 2, [['王警官、李辅警', '鲁P1201警'], ['李辅警', '—']]])
  expect([other?.unit, other?.people]).toEqual(['二中队', 1])
})

it('shows what a squad counted though nobody of it is out', () => {
  const totals = [{ unit_id: 'squad', duty_day: '2026-11-23', kind: 'persuasion', times: 12 }]
  expect(squadsOut(onDuty([]), totals, desk.names, kindName)).toMatchObject([{ people: 0, rows: [], tallied: [{ name: '劝导', times: 12 }] }])
})
