/** A target while it is written at the desk, and what keeps it from being saved. Pure. */
import type { NewTarget, Target, TargetKind } from '../views'

/** Numbers as they are typed; empty for none. */
export interface TargetDraft {
  kind: TargetKind
  name: string
  aliases: string
  town_name: string
  latitude: string
  longitude: string
  lunar_month: string
  lunar_day: string
  /** `''`: nobody said. */
  lunar_is_leap: '' | 'yes' | 'no'
  categories: string[]
  external_key: string
  unit_id: string
}

export function newTargetDraft(unitId: string): TargetDraft {
  return { kind: 'village', name: '', aliases: '', town_name: '', latitude: '', longitude: '', lunar_month: '', lunar_day: '', lunar_is_leap: '', categories: [], external_key: '', unit_id: unitId }
}

const text = (value: number | null) => (value === null ? '' : String(value))

export function draftOfTarget(target: Target): TargetDraft {
  const { kind, name, town_name, latitude, longitude, lunar_month, lunar_day, lunar_is_leap, unit_id } = target
  return {
    kind, name, town_name, unit_id, aliases: target.aliases.join('、'), latitude: text(latitude), longitude: text(longitude), lunar_month: text(lunar_month), lunar_day: text(lunar_day),
    lunar_is_leap: lunar_is_leap === null ? '' : lunar_is_leap ? 'yes' : 'no', categories: [...target.categories], external_key: target.external_key ?? '',
  }
}

export type TargetFault = 'name' | 'place' | 'lunar'

export function faultsOfTarget(draft: TargetDraft): TargetFault[] {
  const faults: TargetFault[] = []
  if (draft.name.trim() === '') faults.push('name')
  if (!isPlace(draft)) faults.push('place')
  if (!isLunar(draft)) faults.push('lunar')
  return faults
}

function isPlace({ latitude, longitude }: TargetDraft): boolean {
  if (latitude.trim() === '' && longitude.trim() === '') return true
  return within(latitude, 90) && within(longitude, 180)
}
function within(typed: string, limit: number): boolean {
  return /^-?\d{1,3}(\.\d+)?$/.test(typed.trim()) && Math.abs(Number(typed)) <= limit
}
function isLunar({ kind, lunar_month, lunar_day }: TargetDraft): boolean {
  if (kind !== 'fair' || (lunar_month === '' && lunar_day === '')) return true
  const [month, day] = [Number(lunar_month), Number(lunar_day)]
  return month >= 1 && month <= 12 && day >= 1 && day <= 30
}

const numberOf = (typed: string) => (typed.trim() === '' ? null : Number(typed))

/** Only a fair has a lunar date. */
export function targetOf(draft: TargetDraft): Omit<NewTarget, 'town_code'> {
  const fair = draft.kind === 'fair'
  return {
    kind: draft.kind,
    name: draft.name.trim(),
    aliases: draft.aliases.split(/[、,，;；\s]+/).filter((each) => each !== ''),
    town_name: draft.town_name.trim(),
    latitude: numberOf(draft.latitude),
    longitude: numberOf(draft.longitude),
    lunar_month: fair ? numberOf(draft.lunar_month) : null,
    lunar_day: fair ? numberOf(draft.lunar_day) : null,
    lunar_is_leap: fair && draft.lunar_is_leap !== '' ? draft.lunar_is_leap === 'yes' : null,
    categories: draft.categories,
    external_key: draft.external_key.trim() === '' ? null : draft.external_key.trim(),
    unit_id: draft.unit_id,
  }
}
