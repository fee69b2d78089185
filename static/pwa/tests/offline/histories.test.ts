/** Random histories: whatever happens, in whatever order, nothing is lost and the sum holds. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { HttpAnswer } from '../../src/platform/http'
import type { Offline } from '../../src/offline'
import { problem, unreachable } from './answers'
import { fakeSigner, type FakeSigner } from './fake-signer'
import { checkIn, now, photo, POST_ID, report, stage, type Stage } from './stage'

type Step =
  | { kind: 'check_in' | 'report' | 'flush' | 'reopen' | 'wait' | 'weather_clears' | 'settle_everything' }
  | { kind: 'weather'; answer: HttpAnswer }
  | { kind: 'lose_answers' | 'forge' | 'refuse'; on: boolean }

const WEATHERS = [unreachable, problem(500, 'internal_error'), problem(401, 'not_signed_in'), problem(429, 'http_429', {}, 5), problem(403, 'http_403')]

const plain = fc.constantFrom<Step>(
  { kind: 'check_in' }, { kind: 'report' }, { kind: 'flush' }, { kind: 'reopen' }, { kind: 'wait' }, { kind: 'weather_clears' }, { kind: 'settle_everything' },
)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: plain },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('weather' as const), answer: fc.constantFrom(...WEATHERS) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('lose_answers' as const, 'forge' as const, 'refuse' as const), on: fc.boolean() }) },
)

test('created = confirmed + pending + attention at every moment, and in the end everything is settled', async () => {
  const forger = await fakeSigner('key-1')
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      const set = await stage()
      let made = 0
      for (const one of steps) {
        made += await take(set, one, forger)
        await expectSum(set.offline)
      }
      await clearUp(set)
      const counts = await expectSum(set.offline)
      expect(counts).toMatchObject({ created: made, confirmed: made })
      expect(set.server.stored.size).toBe(made)
    }),
    { numRuns: 40, seed: 20260301 },
  )
}, 60_000)

async function take(set: Stage, one: Step, forger: FakeSigner): Promise<number> {
  switch (one.kind) {
    case 'check_in': await checkIn(set.offline); return 1
    case 'report': await report(set.offline, [await photo(Math.round(set.clock.now().getTime() / 1000) % 97, 2000)]); return 1
    case 'flush': await set.offline.flush(); return 0
    case 'reopen': set.offline = set.reopen(); return 0
    case 'wait': set.clock.advance(400_000); return 0
    case 'weather': set.server.fault = () => one.answer; return 0
    case 'weather_clears': set.server.fault = () => null; return 0
    case 'lose_answers': set.server.loseAnswers = one.on; return 0
    case 'forge': set.server.forger = one.on ? forger : null; return 0
    case 'refuse':
      if (one.on) set.server.refusals.set('checkin.check_in', 'post_unknown')
      else set.server.refusals.clear()
      return 0
    case 'settle_everything': return settleEverything(set.offline)
  }
}

/** Corrects what was refused; how many new entries that made. */
async function settleEverything(offline: Offline): Promise<number> {
  let made = 0
  for (const { id, state } of await now(offline.entries())) {
    if (state.kind !== 'attention' || !state.ways_out.includes('correct')) continue
    await offline.correct(id, { post_id: POST_ID, requirement_id: null }, { fix: null })
    made += 1
  }
  return made
}

async function clearUp(set: Stage): Promise<void> {
  set.server.fault = () => null
  set.server.loseAnswers = false
  set.server.forger = null
  await set.server.resign()
  for (let round = 0; round < 3; round += 1) {
    set.clock.advance(400_000)
    await set.offline.flush()
  }
  for (const { id, state } of await now(set.offline.entries())) if (state.kind === 'attention') await set.offline.settle(id, 'x')
}

async function expectSum(offline: Offline) {
  const counts = await now(offline.counts)
  expect(counts.confirmed + counts.pending + counts.attention).toBe(counts.created)
  return counts
}
