/** Tasks at the desk: how recipients stand together, and each step in words. Pure but for the language. */
import type { Section, Task, TaskBands, TaskRecipient, TaskTiming } from '../../../api/desk'
import { td } from '../../../locale/desk'
import { durationText } from '../../../locale/desk/figures'
import { formatChainage } from '../../duty'
import type { TaskKind, TaskState } from '../views'

/** The kinds of tasks, the most frequent first. */
export const TASK_KINDS: readonly TaskKind[] = ['accident', 'congestion', 'patrol', 'post', 'check', 'escort', 'other']

export interface Tally {
  total: number
  unanswered: number
  under_way: number
  reported: number
  /** sent back or expired: somebody at the desk has to do something. */
  trouble: number
}

const UNANSWERED: readonly TaskState[] = ['queued', 'sent', 'delivered', 'opened']
const UNDER_WAY: readonly TaskState[] = ['acknowledged', 'set_out', 'arrived']

export function tallyOf(recipients: readonly Pick<TaskRecipient, 'state'>[]): Tally {
  const count = (states: readonly TaskState[]) => recipients.filter(({ state }) => states.includes(state)).length
  return {
    total: recipients.length, unanswered: count(UNANSWERED), under_way: count(UNDER_WAY), reported: count(['reported', 'done']),
    trouble: count(['sent_back', 'expired']),
  }
}

export function deskPlace(task: Pick<Task, 'post_id' | 'section_id' | 'chainage_m' | 'place_text'>, posts: readonly { id: string; name: string }[], sections: readonly Section[]): string {
  const name = (rows: readonly { id: string; name: string }[], id: string | null) => rows.find((row) => row.id === id)?.name ?? ''
  const chainage = task.chainage_m === null ? '' : formatChainage(task.chainage_m)
  return [name(posts, task.post_id), name(sections, task.section_id), chainage, task.place_text].filter((part) => part !== '').join(' ')
}

/** `签收 24 秒（0–30 秒）`, one for each stage that was reached. */
export function timingTexts(timing: TaskTiming | undefined, bands: readonly TaskBands[]): string[] {
  return (timing?.stages ?? []).map(({ stage, seconds, band }) => {
    const of = bands.find((each) => each.stage === stage)
    const label = of?.label ?? stage
    if (seconds === null || band === null || of === undefined) return td('tasks.timingUnknown', { label })
    return td('tasks.timing', { label, span: durationText(seconds), band: bandText(of.limits_s, band) })
  })
}

function bandText(limits: readonly number[], band: number): string {
  const [from, to] = [limits[band - 1] ?? 0, limits[band]]
  if (band === 0 && to !== undefined) return td('tasks.bandWithin', { to: durationText(to) })
  return to === undefined ? td('tasks.bandOver', { from: durationText(from) }) : td('tasks.band', { from: durationText(from), to: durationText(to) })
}

/** Whether closing will be let: somebody has reported. */
export function isClosable({ standing, recipients }: Pick<Task, 'standing' | 'recipients'>): boolean {
  return standing === 'open' && recipients.some(({ state }) => state === 'reported')
}
