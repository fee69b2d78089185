/** A talk while it is held: what was filled in, and what still keeps it from being saved. Pure. */
import type { components } from '../../api/schema'
import type { PlainKey } from '../../locale'
import type { DraftPayload, Entry, Fix, RecordPhoto, Uuid, WireTime } from '../../offline'

export const MOST_TARGETS = 20
export const MOST_PHOTOS = 9
export const MOST_HEADS = 100_000
export const COUNT_METHODS = ['counted', 'estimated', 'sign_in'] as const
export type CountMethod = (typeof COUNT_METHODS)[number]

export interface Material {
  kind: string
  count: number
}

/** What is the same at most talks of one team: it can be taken over from the last one. */
export interface Habits {
  groups: string[]
  forms: string[]
  themes: string[]
  presenter_ids: Uuid[]
}

export interface TalkForm extends Habits {
  /** Null until it begins. */
  started_at: WireTime | null
  /** Null until it is over. */
  ended_at: WireTime | null
  /** Where it began; the phone may be elsewhere by the time it is saved. */
  fix: Fix | null
  target_ids: Uuid[]
  /** The planned talk that it carries out. */
  plan_item_id: Uuid | null
  head_count: number
  count_method: CountMethod
  materials: Material[]
  hazards_heard: string
  wishes: string
  note: string
  /** Digests of photos on which faces or minors can be seen. */
  faces_visible: string[]
  replaces: Replaced | null
  /** How many photos the older talk has that this phone doesn't hold: they stay, with their marks. */
  kept_photos?: number
}

/** correct: in place of one that was refused. supersede: of one that was applied. */
export interface Replaced {
  how: 'correct' | 'supersede'
  id: Uuid
}

export type TalkPhoto = RecordPhoto
export type Stage = 'before' | 'running' | 'over'

export function emptyTalk(): TalkForm {
  return {
    started_at: null, ended_at: null, fix: null, target_ids: [], plan_item_id: null, head_count: 0, count_method: 'counted',
    groups: [], forms: [], themes: [], presenter_ids: [], materials: [], hazards_heard: '', wishes: '', note: '',
    faces_visible: [], replaces: null,
  }
}

export function stageOf({ started_at, ended_at }: TalkForm): Stage {
  if (started_at === null) return 'before'
  return ended_at === null ? 'running' : 'over'
}

/** Whole minutes from the beginning to its end, or to `now` while it goes on. */
export function minutesOf({ started_at, ended_at }: TalkForm, now: Date): number {
  if (started_at === null) return 0
  const until = ended_at === null ? now.getTime() : Date.parse(ended_at)
  return Math.max(0, Math.floor((until - Date.parse(started_at)) / 60_000))
}

/** Somebody forgot to tap when it began. */
export function begunEarlier(startedAt: WireTime, minutes: number): WireTime {
  return new Date(Date.parse(startedAt) - minutes * 60_000).toISOString()
}

export function counted(heads: number, more: number): number {
  return Math.min(MOST_HEADS, Math.max(0, heads + more))
}

/** Nothing in it that would be a loss. */
export function isUntouched(form: TalkForm, photos: readonly TalkPhoto[]): boolean {
  const written = form.hazards_heard + form.wishes + form.note
  const chosen = [...form.target_ids, ...form.groups, ...form.forms, ...form.themes, ...form.presenter_ids, ...form.materials]
  return stageOf(form) === 'before' && form.head_count === 0 && written === '' && chosen.length === 0 && photos.length === 0 && form.replaces === null
}

/** Only prepared from the plan, and nothing written or counted yet: another planned talk may take its place. */
export function isOnlyPlanned(form: TalkForm, photos: readonly TalkPhoto[]): boolean {
  const written = form.hazards_heard + form.wishes + form.note
  return form.plan_item_id !== null && stageOf(form) === 'before' && form.head_count === 0 && written === '' && photos.length === 0 && form.replaces === null
}

/** What has to be mended before it can be saved; null when it can. */
export function problemOf(form: TalkForm): PlainKey | null {
  if (form.target_ids.length === 0) return 'outreach.targets.missing'
  return form.started_at !== null && form.ended_at !== null && form.ended_at < form.started_at ? 'outreach.times.wrong' : null
}

export function habitsOf({ groups, forms, themes, presenter_ids }: Habits): Habits {
  return { groups: [...groups], forms: [...forms], themes: [...themes], presenter_ids: [...presenter_ids] }
}

/** The payload of a talk that is over and has no problem. */
export function payloadOf(form: TalkForm, now: Date): DraftPayload<'outreach.close_session'> {
  const at = now.toISOString()
  return {
    ...habitsOf(form),
    started_at: form.started_at ?? at,
    ended_at: form.ended_at ?? at,
    target_ids: [...form.target_ids],
    plan_item_id: form.plan_item_id,
    head_count: form.head_count,
    count_method: form.count_method,
    materials: form.materials.filter(({ count }) => count > 0).map((each) => ({ ...each })),
    hazards_heard: form.hazards_heard.trim(),
    wishes: form.wishes.trim(),
    note: form.note.trim(),
    ...((form.kept_photos ?? 0) > 0 ? { keep_photos: true } : {}),
  }
}

/** The photos as the record names them, each with its mark. */
export function markedPhotos(form: TalkForm, photos: readonly TalkPhoto[]): TalkPhoto[] {
  return photos.map(({ photo, bytes }) => {
    const marked = { ...photo, faces_or_minors_visible: form.faces_visible.includes(photo.digest) }
    return { photo: marked, bytes }
  })
}

/** An older talk as the start of the one that corrects it. */
export function formFrom({ id, state, body }: Entry<'outreach.close_session'>): TalkForm {
  const { photos, ...said } = body.payload
  return {
    ...said,
    ...habitsOf(said),
    target_ids: [...said.target_ids],
    plan_item_id: said.plan_item_id ?? null,
    materials: said.materials.map((each) => ({ ...each })),
    faces_visible: photos.filter((photo) => photo.faces_or_minors_visible).map(({ digest }) => digest),
    fix: body.fix,
    replaces: { how: state.kind === 'attention' ? 'correct' : 'supersede', id },
  }
}

/** The same of a talk that was recorded on another phone, as the server tells of it. Its photos stay, though they aren't here. */
export function formFromRecord(record: components['schemas']['OutreachSession']): TalkForm {
  const { started_at, ended_at, head_count, count_method, hazards_heard, wishes, note } = record
  return {
    ...emptyTalk(), ...habitsOf(record), started_at, ended_at, head_count, count_method, hazards_heard, wishes, note,
    target_ids: [...record.target_ids],
    plan_item_id: record.plan_item_id,
    materials: record.materials.map((each) => ({ ...each })),
    fix: fixOf(record),
    replaces: { how: 'supersede', id: record.id },
    kept_photos: record.photos.length,
  }
}

function fixOf({ latitude, longitude, accuracy_m, claimed_at }: components['schemas']['OutreachSession']): Fix | null {
  return latitude === null || longitude === null ? null : { datum: 'wgs84', latitude, longitude, accuracy_m: accuracy_m ?? 0, at: claimed_at }
}
