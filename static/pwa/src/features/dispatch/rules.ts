/**
 * How a task stands on this phone: what the server last told, and on top of it what was said here and hasn't come back
 * yet. The graph is that of app/dispatch/rules.py. Pure.
 */
import type { CommandType, Entry } from '../../offline'
import type { OwnTask, TaskState, Urgency } from './views'

export const ANSWER_TYPES = ['dispatch.acknowledge', 'dispatch.set_out', 'dispatch.arrive', 'dispatch.report_back', 'dispatch.send_back'] as const
export type AnswerType = (typeof ANSWER_TYPES)[number]
export type AnswerEntry = Entry<AnswerType>

const PROGRESS: readonly TaskState[] = ['queued', 'sent', 'delivered', 'opened', 'acknowledged', 'set_out', 'arrived', 'reported', 'done']
const LEADS_TO: Record<AnswerType, TaskState> = {
  'dispatch.acknowledge': 'acknowledged', 'dispatch.set_out': 'set_out', 'dispatch.arrive': 'arrived',
  'dispatch.report_back': 'reported', 'dispatch.send_back': 'sent_back',
}
const ENDED: readonly TaskState[] = ['done', 'sent_back', 'recalled']
const URGENCIES: readonly Urgency[] = ['critical', 'urgent', 'routine']
/** An ended task leaves Today after this long; the list keeps it. */
const LINGERS_MS = 6 * 3_600_000

export interface Standing {
  state: TaskState
  /** The answer that led there, while it is known to this phone: how far it has come is the entry's own state. */
  said: AnswerEntry | null
}

export function isAnswer(entry: Entry): entry is AnswerEntry {
  return (ANSWER_TYPES as readonly CommandType[]).includes(entry.type)
}

/** `entries` newest first, as the outbox gives them; those of other tasks are ignored. */
export function standingOf(task: OwnTask, entries: readonly Entry[]): Standing {
  const own = entries.filter(isAnswer).filter(({ body }) => body.payload.task_id === task.id)
  const told = task.recipients[0]?.state ?? 'queued'
  return own.filter(counts).reduceRight<Standing>((standing, entry) => after(standing, entry), { state: told, said: null })
}

/** Whether an answer is, or may yet become, a step at the server. */
function counts({ state }: AnswerEntry): boolean {
  if (state.kind === 'attention') return state.origin === 'photo'
  return state.kind === 'pending' || state.outcome === 'applied'
}

function after(standing: Standing, entry: AnswerEntry): Standing {
  const next = LEADS_TO[entry.type]
  if (standing.state === next) return { state: next, said: entry }
  if (isEnded(standing.state) || standing.state === 'reported') return standing
  return next === 'sent_back' || PROGRESS.indexOf(next) > PROGRESS.indexOf(standing.state) ? { state: next, said: entry } : standing
}

export function isEnded(state: TaskState): boolean {
  return ENDED.includes(state)
}

/** Still to be acknowledged, an expired one included: taking it up late is better than not at all. */
export function isUnanswered(state: TaskState): boolean {
  return state === 'expired' || PROGRESS.indexOf(state) < PROGRESS.indexOf('acknowledged') && !isEnded(state)
}

/** What may be said next, the likeliest first. */
export function answersTo(state: TaskState): AnswerType[] {
  if (isEnded(state)) return []
  if (isUnanswered(state)) return ['dispatch.acknowledge', 'dispatch.send_back']
  if (state === 'acknowledged') return ['dispatch.set_out', 'dispatch.arrive', 'dispatch.report_back', 'dispatch.send_back']
  if (state === 'set_out') return ['dispatch.arrive', 'dispatch.report_back', 'dispatch.send_back']
  if (state === 'arrived') return ['dispatch.report_back', 'dispatch.send_back']
  return ['dispatch.report_back']
}

export interface PlacedTask {
  task: OwnTask
  standing: Standing
}

/** The unfinished first, the more urgent before the less, then by due time and age; ended ones by age. */
export function inOrder(tasks: readonly PlacedTask[]): PlacedTask[] {
  return [...tasks].sort((one, other) => rank(one) - rank(other) || byTime(one.task, other.task))
}

function rank({ task, standing: { state } }: PlacedTask): number {
  if (isEnded(state)) return 100
  return (state === 'reported' ? 50 : isUnanswered(state) ? 0 : 10) + URGENCIES.indexOf(task.urgency)
}

function byTime(one: OwnTask, other: OwnTask): number {
  return (one.due_at ?? '9').localeCompare(other.due_at ?? '9') || other.created_at.localeCompare(one.created_at)
}

/** What Today shows: all that is unfinished, and what ended a while ago, so that nobody drives to a recalled one. */
export function isForToday({ task, standing }: PlacedTask, now: Date): boolean {
  if (!isEnded(standing.state)) return true
  const ended = task.recalled_at ?? task.closed_at ?? standing.said?.occurred_at ?? task.recipients[0]?.state_at
  return ended !== undefined && now.getTime() - Date.parse(ended) < LINGERS_MS
}

export function isOverdue(task: OwnTask, { state }: Standing, now: Date): boolean {
  return task.due_at !== null && !isEnded(state) && state !== 'reported' && Date.parse(task.due_at) < now.getTime()
}
