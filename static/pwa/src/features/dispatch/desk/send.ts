/** A task while it is being written at the desk, and the request that sends it. Pure. */
import type { NewTask, Section } from '../../../api/desk'
import { dayKey } from '../../../locale/time'
import { writtenChainage } from '../../duty'
import type { TaskKind, Urgency } from '../views'

/** whom: officers by name, whole units, or those of units who are on duty now. */
export type Whom = 'units' | 'on_duty' | 'officers'

export interface TaskDraft {
  kind: TaskKind
  urgency: Urgency
  title: string
  text: string
  whom: Whom
  unit_ids: string[]
  officer_ids: string[]
  post_id: string
  section_id: string
  chainage_text: string
  place_text: string
  /** A local clock, `18:30`; empty for none. The next time clocks show it is meant. */
  due_clock: string
  /** Degrees WGS-84; only where the task was made of something that has one. */
  point: { latitude: number; longitude: number } | null
  /** The record that the task is made of. */
  origin: { kind: 'hazard' | 'call'; id: string } | null
}

export type Missing = 'title' | 'whom' | 'chainage'

export function newDraft(): TaskDraft {
  return {
    kind: 'accident', urgency: 'urgent', title: '', text: '', whom: 'units', unit_ids: [], officer_ids: [],
    post_id: '', section_id: '', chainage_text: '', place_text: '', due_clock: '', point: null, origin: null,
  }
}

/** What keeps the draft from being sent; null when nothing does. */
export function missingOf(draft: TaskDraft, sections: readonly Section[]): Missing | null {
  if (draft.title.trim() === '') return 'title'
  if ((draft.whom === 'officers' ? draft.officer_ids : draft.unit_ids).length === 0) return 'whom'
  return writtenChainage(draft, sections) === undefined ? 'chainage' : null
}

export function bodyOf(draft: TaskDraft, sections: readonly Section[], now: Date): NewTask {
  const named = draft.whom === 'officers'
  return {
    kind: draft.kind,
    urgency: draft.urgency,
    title: draft.title.trim(),
    text: draft.text.trim(),
    officer_ids: named ? draft.officer_ids : [],
    unit_ids: named ? [] : draft.unit_ids,
    on_duty: draft.whom === 'on_duty',
    post_id: draft.post_id === '' ? null : draft.post_id,
    section_id: draft.section_id === '' ? null : draft.section_id,
    chainage_m: writtenChainage(draft, sections) ?? null,
    latitude: draft.point?.latitude ?? null,
    longitude: draft.point?.longitude ?? null,
    place_text: draft.place_text.trim(),
    due_at: draft.due_clock === '' ? null : nextAt(draft.due_clock, now),
    origin_kind: draft.origin?.kind ?? null,
    origin_id: draft.origin?.id ?? null,
  }
}

/** The next instant at which clocks in China show `clock`. */
export function nextAt(clock: string, now: Date): string {
  const today = new Date(`${dayKey(now)}T${clock}:00+08:00`)
  return (today > now ? today : new Date(today.getTime() + 86_400_000)).toISOString()
}
