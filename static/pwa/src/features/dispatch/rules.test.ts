import { describe, expect, it } from 'vitest'
import { anEntry, confirmed, pending, refused } from '../../app/testing/entries'
import { NOW } from '../../app/testing/services'
import type { Entry, EntryState } from '../../offline'
import { answersTo, inOrder, isForToday, isOverdue, standingOf, type AnswerType } from './rules'
import { aTask } from './test/tasks'
import type { TaskState } from './views'

function said(type: AnswerType, state: EntryState = pending, task_id = 'task'): Entry {
  if (type === 'dispatch.report_back') return anEntry(type, { task_id, text: '完毕', photos: [] }, { state })
  if (type === 'dispatch.send_back') return anEntry(type, { task_id, reason: '另有任务' }, { state })
  return anEntry(type, { task_id }, { state })
}
const stateOf = (told: TaskState, ...newestFirst: Entry[]) => standingOf(aTask({ state: told }), newestFirst).state

describe('how a task stands on this phone', () => {
  it('is what the server told while nothing was said here', () => {
    expect(standingOf(aTask({ state: 'opened' }), [])).toEqual({ state: 'opened', said: null })
  })

  it('goes on with what was said here and has not been uploaded', () => {
    expect(stateOf('queued', said('dispatch.acknowledge'))).toBe('acknowledged')
    expect(stateOf('queued', said('dispatch.report_back'), said('dispatch.arrive'), said('dispatch.acknowledge'))).toBe('reported')
    expect(stateOf('expired', said('dispatch.acknowledge'))).toBe('acknowledged')
    expect(stateOf('opened', said('dispatch.send_back'))).toBe('sent_back')
  })

  it('keeps the answer that led there, so that its upload can be followed', () => {
    const entry = said('dispatch.acknowledge', confirmed(7))
    expect(standingOf(aTask({ state: 'acknowledged' }), [entry]).said).toBe(entry)
  })

  it('never goes back, and a recall holds against everything said here', () => {
    expect(stateOf('arrived', said('dispatch.acknowledge'))).toBe('arrived')
    expect(stateOf('recalled', said('dispatch.acknowledge'))).toBe('recalled')
    expect(stateOf('reported', said('dispatch.send_back'))).toBe('reported')
  })

  it('takes no account of refused answers, nor of those to another task', () => {
    expect(stateOf('opened', said('dispatch.acknowledge', refused('not_found')))).toBe('opened')
    expect(stateOf('opened', said('dispatch.acknowledge', pending, 'another'))).toBe('opened')
  })

  it('counts a report whose photo failed: the words have arrived', () => {
    expect(stateOf('arrived', said('dispatch.report_back', { ...refused('photo_truncated'), origin: 'photo' }))).toBe('reported')
  })
})

describe('what may be said next', () => {
  it.each<[TaskState, AnswerType | undefined]>([
    ['queued', 'dispatch.acknowledge'], ['opened', 'dispatch.acknowledge'], ['expired', 'dispatch.acknowledge'], ['acknowledged', 'dispatch.set_out'],
    ['set_out', 'dispatch.arrive'], ['arrived', 'dispatch.report_back'], ['reported', 'dispatch.report_back'], ['done', undefined],
    ['recalled', undefined], ['sent_back', undefined],
  ])('after %s the likeliest is %s', (state, first) => {
    expect(answersTo(state)[0]).toBe(first)
  })

  it('lets nobody send back what they reported on', () => {
    expect(answersTo('reported')).not.toContain('dispatch.send_back')
  })
})

describe('the order of tasks', () => {
  const placed = (id: string, over: Parameters<typeof aTask>[0]) => {
    const task = aTask({ id, ...over })
    return { task, standing: standingOf(task, []) }
  }

  it('puts what is unanswered first, the critical before the urgent, the ended last', () => {
    const tasks = [
      placed('done', { state: 'done', urgency: 'critical' }), placed('under way', { state: 'set_out', urgency: 'critical' }),
      placed('routine', { state: 'queued', urgency: 'routine' }), placed('critical', { state: 'queued', urgency: 'critical' }),
    ]
    expect(inOrder(tasks).map(({ task }) => task.id)).toEqual(['critical', 'routine', 'under way', 'done'])
  })

  it('puts what is due sooner before what is due later or never', () => {
    const tasks = [placed('never', {}), placed('later', { due_at: '2026-11-23T05:00:00.000Z' }), placed('sooner', { due_at: '2026-11-23T03:00:00.000Z' })]
    expect(inOrder(tasks).map(({ task }) => task.id)).toEqual(['sooner', 'later', 'never'])
  })

  it('keeps a recalled task on Today for a while', () => {
    expect(isForToday(placed('r', { state: 'recalled', recalled_at: '2026-11-22T22:00:00.000Z' }), NOW)).toBe(true)
    expect(isForToday(placed('r', { state: 'recalled', recalled_at: '2026-11-22T19:00:00.000Z' }), NOW)).toBe(false)
    expect(isForToday(placed('old', { state: 'acknowledged', created_at: '2026-11-12T00:00:00.000Z' }), NOW)).toBe(true)
  })

  it('calls a task overdue only while it is in hand', () => {
    const due_at = '2026-11-23T01:59:00.000Z'
    const overdue = (state: TaskState) => isOverdue(aTask({ due_at }), { state, said: null }, NOW)
    expect([overdue('opened'), overdue('arrived'), overdue('reported'), overdue('recalled')]).toEqual([true, true, false, false])
  })
})
