import { expect, it } from 'vitest'
import { aReport, anEntry, confirmed } from '../../app/testing/entries'
import { seenBefore } from './seen-before'

const now = new Date('2026-11-23T02:03:00.000Z')
const report = anEntry('violation.report', aReport, { id: 'old' })

it('knows a plate that was reported within the last minutes, however it is typed', () => {
  expect(seenBefore([report], '鲁p·12345', 10, now)?.id).toBe('old')
  expect(seenBefore([{ ...report, state: confirmed(3) }], '鲁P12345', 10, now)?.id).toBe('old')
})

it('says nothing of another plate, of an older report, or with the setting off', () => {
  expect(seenBefore([report], '鲁P12346', 10, now)).toBeNull()
  expect(seenBefore([report], '鲁P12345', 2, now)).toBeNull()
  expect(seenBefore([report], '鲁P12345', 0, now)).toBeNull()
  expect(seenBefore([report], '', 10, now)).toBeNull()
})

it('says nothing of a report that was withdrawn, corrected or given up', () => {
  const withdrawn = anEntry('violation.withdraw', { command_id: 'old', reason: '看错' })
  expect(seenBefore([withdrawn, report], '鲁P12345', 10, now)).toBeNull()
  const newer = anEntry('violation.report', aReport, { id: 'newer' })
  const corrected = { ...newer, body: { ...newer.body, supersedes: 'old' } }
  expect(seenBefore([corrected, report], '鲁P12345', 10, now)?.id).toBe('newer')
  const settled = { ...confirmed(3), outcome: 'refused_settled' as const }
  expect(seenBefore([{ ...report, state: settled }], '鲁P12345', 10, now)).toBeNull()
})
