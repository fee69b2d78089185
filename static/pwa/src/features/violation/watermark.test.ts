import { describe, expect, it } from 'vitest'
import { aReport, anEntry, confirmed } from '../../app/testing/entries'
import type { Unit } from '../../offline'
import { factsOf, ticketTime } from './watermark-facts'
import { watermarkLines } from './watermark-words'
import { wrapped } from './watermark'

const units: Unit[] = [{ id: 'brigade', parent_id: null, name: '阳谷大队', kind: 'brigade' }, { id: 'squad', parent_id: 'brigade', name: '一中队', kind: 'squad' }]
const section = { id: 'g341', name: '国道 G341 阳谷段', from_chainage_m: 0, to_chainage_m: 20_000 }
/** Issued at 2026-11-23T01:59:00Z: eight bytes of milliseconds, then what the phone doesn't read. */
const TICKET = 'AAABogYgwqA'

function report(over: Partial<typeof aReport> = {}) {
  return anEntry('violation.report', { ...aReport, section_id: 'g341', place_text: '路口南侧', ...over }, { digest: 'e3b0c44298fc1c14'.padEnd(64, '0') })
}

describe('the lines of a watermark', () => {
  it('say right after saving what is known without a signal, and that the receipt is to come', () => {
    const entry = report()
    const lines = watermarkLines(factsOf({ ...entry, body: { ...entry.body, ticket: TICKET } }, 'squad', units, [section]))
    expect(lines).toEqual([
      '阳谷大队 一中队', '2026-11-23 10:00:00', `不早于 ${ticketClock()}，待服务器核定`, '国道 G341 阳谷段 K12+300 路口南侧', '核验码 WERC8-GMRZG · 待回执',
    ])
  })

  it('say after the receipt the whole bracket and its number', () => {
    const entry = report()
    const done = { ...entry, body: { ...entry.body, ticket: TICKET }, state: { ...confirmed(12), received_at: '2026-11-23T16:20:00.000Z' } }
    const lines = watermarkLines(factsOf(done, 'squad', units, [section]))
    expect(lines[2]).toBe(`可证时间 ${ticketClock()} 至 2026-11-24 00:20:00`)
    expect(lines[4]).toBe('核验码 WERC8-GMRZG · 回执 000012')
  })

  it('trust no ticket that the server didn’t issue, and correct the phone’s clock', () => {
    const entry = report()
    const state = { ...confirmed(12), received_at: '2026-11-23T02:05:00.000Z', flags: ['no_ticket' as const] }
    const lines = watermarkLines(factsOf({ ...entry, body: { ...entry.body, ticket: TICKET, clock_offset_ms: 61_000 }, state }, 'squad', units, [section]))
    expect(lines.slice(1, 3)).toEqual(['2026-11-23 10:01:01', '不晚于 10:05:00'])
  })

  it('say that no place was recorded rather than leave it out', () => {
    const entry = report({ section_id: null, chainage_m: null, place_text: '' })
    expect(watermarkLines(factsOf(entry, 'squad', units, []))).toContain('地点未记录')
  })

  it('break where the picture ends', () => {
    expect(wrapped('国道阳谷段路口', 3, (text) => text.length)).toEqual(['国道阳', '谷段路', '口'])
  })
})

/** The ticket's time of day in China, read apart from the code that is tested. */
function ticketClock(): string {
  expect(ticketTime(TICKET)?.toISOString()).toBe('2026-11-23T01:59:00.000Z')
  return '09:59:00'
}
