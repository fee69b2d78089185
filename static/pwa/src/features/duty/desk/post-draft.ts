/** A post as its form says it. Pure. */
import type { Post, Section } from '../../../api/desk'
import { changeFrom } from '../../../app/desk/kept'
import { formatChainage, parseChainage } from '../chainage'

export const POST_KINDS = ['fixed', 'interception', 'lit_standing'] as const

export interface PostDraft {
  name: string
  kind: Post['kind']
  unit_id: string
  radius: string
  latitude: string
  longitude: string
  section_id: string
  chainage: string
}

export type PostFault = 'name' | 'unit' | 'radius' | 'place' | 'chainage'

export function newPost(unitId: string): PostDraft {
  return { name: '', kind: 'fixed', unit_id: unitId, radius: '100', latitude: '', longitude: '', section_id: '', chainage: '' }
}

export function postDraftOf(post: Post): PostDraft {
  return {
    name: post.name, kind: post.kind, unit_id: post.unit_id, radius: String(post.radius_m), latitude: String(post.latitude), longitude: String(post.longitude),
    section_id: post.section_id ?? '', chainage: post.chainage_m === null ? '' : formatChainage(post.chainage_m),
  }
}

/** What is wrong with a draft, in the order of the form; as on the server (app/duty/schemas.py). */
export function postFaults(draft: PostDraft, sections: readonly Section[]): PostFault[] {
  const radius = Number(draft.radius)
  const faults: [PostFault, boolean][] = [
    ['name', !isName(draft.name)], ['unit', draft.unit_id === ''], ['radius', !Number.isInteger(radius) || radius < 10 || radius > 2000],
    ['place', placeOf(draft) === null], ['chainage', !isOnSection(draft, sections)],
  ]
  return faults.flatMap(([fault, holds]) => (holds ? [fault] : []))
}

export function isName(text: string): boolean {
  return text.trim() !== '' && text.trim().length <= 60
}

/** Degrees of the draft; null while they are none. */
export function placeOf({ latitude, longitude }: Pick<PostDraft, 'latitude' | 'longitude'>): { latitude: number; longitude: number } | null {
  const [north, east] = [Number(latitude), Number(longitude)]
  if (latitude.trim() === '' || longitude.trim() === '' || !Number.isFinite(north) || !Number.isFinite(east)) return null
  return Math.abs(north) <= 90 && Math.abs(east) <= 180 ? { latitude: north, longitude: east } : null
}

function isOnSection({ section_id, chainage }: PostDraft, sections: readonly Section[]): boolean {
  if (chainage.trim() === '') return true
  const section = sections.find(({ id }) => id === section_id)
  const at = parseChainage(chainage)
  return section !== undefined && at !== null && at >= section.from_chainage_m && at <= section.to_chainage_m
}

/** What is sent of a draft without faults. */
export function postBody(draft: PostDraft) {
  const place = placeOf(draft)
  return {
    name: draft.name.trim(), kind: draft.kind, unit_id: draft.unit_id, radius_m: Number(draft.radius), latitude: place?.latitude ?? 0, longitude: place?.longitude ?? 0,
    section_id: draft.section_id === '' ? null : draft.section_id, chainage_m: draft.chainage.trim() === '' ? null : parseChainage(draft.chainage),
  }
}

export function postChange(post: Post, draft: PostDraft): object | null {
  return changeFrom(post, postBody(draft))
}

/** Six places: a tenth of a metre. */
export function degrees(value: number): string {
  return String(Number(value.toFixed(6)))
}
