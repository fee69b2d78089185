/** The strip draws what the server's rules would say of the same fixes and check-ins. */
import { describe, expect, it } from 'vitest'
import type { TrackFix } from '../../../api/desk'
import { aCheckIn, explained, post, section } from '../../../app/desk/testing/made'
import { insideOf, lanesOf, spansOfTrack, ticksOf, type Span } from './strip'

const START = Date.parse('2026-11-22T22:00:00.000Z')
const window = { from: START, to: START + 7_200_000 }
const minutes = (count: number) => START + count * 60_000

/** A fix every minute from one minute to another, both included. */
function standing(latitude: number, from: number, to: number): TrackFix[] {
  return Array.from({ length: to - from + 1 }, (_, index) => ({ at: new Date(minutes(from + index)).toISOString(), latitude, longitude: 116 }))
}
const HERE = 36
const FAR = 36.01
const isThere = insideOf(post, null)
const inWords = (spans: readonly Span[]) => spans.map(({ kind, from, to }) => `${kind} ${(from - START) / 60_000}–${(to - START) / 60_000}`)

describe('a car’s lane', () => {
  it('is one span where the car stood all the time', () => {
    expect(inWords(spansOfTrack(standing(HERE, -5, 125), isThere, window))).toEqual(['inside 0–120'])
  })
  it('leaves open when between two fixes the car left, and when it came back', () => {
    const fixes = [...standing(HERE, 0, 60), ...standing(FAR, 61, 80), ...standing(HERE, 81, 120)]
    expect(inWords(spansOfTrack(fixes, isThere, window))).toEqual(['inside 0–60', 'unknown 60–61', 'absent 61–80', 'unknown 80–81', 'inside 81–120'])
  })
  it('knows nothing of more than three minutes of silence', () => {
    expect(inWords(spansOfTrack([...standing(HERE, 0, 10), ...standing(HERE, 14, 20)], isThere, window))).toEqual(['inside 0–10', 'unknown 10–14', 'inside 14–20', 'unknown 20–120'])
  })
  it('believes no car that flies', () => {
    const fixes = [...standing(36.5, 0, 1), ...standing(36.8, 2, 3)]
    expect(inWords(spansOfTrack(fixes, isThere, window))).toEqual(['absent 0–1', 'unknown 1–2', 'absent 2–3', 'unknown 3–120'])
  })
  it('is unknown throughout without a fix', () => {
    expect(inWords(spansOfTrack([], isThere, window))).toEqual(['unknown 0–120'])
  })
  it('counts fixes within the corridor of a section', () => {
    const onSection = insideOf(null, section)
    expect(onSection({ latitude: 36.0002, longitude: 116.005 })).toBe(true)
    expect(onSection({ latitude: 36.0006, longitude: 116.005 })).toBe(false)
    expect(onSection({ latitude: 36, longitude: 116.02 })).toBe(false)
  })
})

describe('an officer’s lane', () => {
  const laneOf = (...check_ins: ReturnType<typeof aCheckIn>[]) => lanesOf(explained({ check_ins }))[0]?.spans ?? []
  const leaving = aCheckIn({ id: 'left', direction: 'out', corrected_at: new Date(minutes(90)).toISOString() })

  it('claims the time from arrival to departure', () => {
    expect(inWords(laneOf(leaving, aCheckIn()))).toEqual(['claimed 5–90'])
  })
  it('claims until the end where nobody said to have left', () => {
    expect(inWords(laneOf(aCheckIn()))).toEqual(['claimed 5–120'])
  })
  it('is doubtful with an uncertain clock or place', () => {
    expect(inWords(laneOf(aCheckIn({ clock_certain: false })))).toEqual(['doubtful 5–120'])
    expect(inWords(laneOf(aCheckIn({ verdict: 'uncertain' })))).toEqual(['doubtful 5–120'])
  })
  it('claims nothing from outside, and nothing that was withdrawn or corrected', () => {
    expect(laneOf(aCheckIn({ verdict: 'outside' }))).toEqual([])
    expect(laneOf(aCheckIn({ withdrawn_at: '2026-11-23T00:00:00.000Z' }))).toEqual([])
    expect(laneOf(aCheckIn({ superseded_by: 'newer' }))).toEqual([])
  })
})

it('puts ticks on whole half hours, or hours over a longer time', () => {
  expect(ticksOf({ from: minutes(10), to: minutes(100) }).map((at) => (at - START) / 60_000)).toEqual([30, 60, 90])
  expect(ticksOf({ from: minutes(0), to: minutes(300) })).toHaveLength(6)
})
