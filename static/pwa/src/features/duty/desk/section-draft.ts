/** A section as its form says it. Pure. */
import type { Section } from '../../../api/desk'
import { changeFrom } from '../../../app/desk/kept'
import { formatChainage, parseChainage } from '../chainage'
import { isName } from './post-draft'

export const LEVELS = ['national', 'provincial', 'county'] as const
export const ATTRIBUTES = ['through_village', 'level_crossing', 'freight'] as const

export interface SectionDraft {
  name: string
  road_code: string
  level: Section['level']
  unit_id: string
  from_chainage: string
  attributes: Section['attributes']
  line: [number, number][]
}

export type SectionFault = 'name' | 'unit' | 'road' | 'chainage' | 'line'

export function newSection(unitId: string): SectionDraft {
  return { name: '', road_code: '', level: 'county', unit_id: unitId, from_chainage: 'K0+000', attributes: [], line: [] }
}

export function sectionDraftOf(section: Section): SectionDraft {
  const { name, road_code, level, unit_id, from_chainage_m, attributes, line } = section
  return { name, road_code, level, unit_id, from_chainage: formatChainage(from_chainage_m), attributes: [...attributes], line }
}

export function sectionFaults(draft: SectionDraft): SectionFault[] {
  const faults: [SectionFault, boolean][] = [
    ['name', !isName(draft.name)], ['unit', draft.unit_id === ''], ['road', !/^[A-Z0-9]{1,12}$/.test(draft.road_code.trim().toUpperCase())],
    ['chainage', parseChainage(draft.from_chainage) === null], ['line', draft.line.length < 2],
  ]
  return faults.flatMap(([fault, holds]) => (holds ? [fault] : []))
}

export function sectionBody(draft: SectionDraft) {
  return {
    name: draft.name.trim(), road_code: draft.road_code.trim().toUpperCase(), level: draft.level, unit_id: draft.unit_id,
    from_chainage_m: parseChainage(draft.from_chainage) ?? 0, attributes: ATTRIBUTES.filter((each) => draft.attributes.includes(each)), line: draft.line,
  }
}

export function sectionChange(section: Section, draft: SectionDraft): object | null {
  return changeFrom({ ...section, attributes: ATTRIBUTES.filter((each) => section.attributes.includes(each)) }, sectionBody(draft))
}

/**
 * The line of a GeoJSON text: a LineString, a Feature or collection with one, or bare pairs. Null where there is none, or
 * more than one: nobody guesses which was meant.
 */
export function lineOfGeoJson(text: string): [number, number][] | null {
  let said: unknown
  try {
    said = JSON.parse(text)
  } catch {
    return null
  }
  const lines = linesIn(said)
  return lines.length === 1 ? (lines[0] ?? null) : null
}

function linesIn(said: unknown): [number, number][][] {
  if (Array.isArray(said)) return isLine(said) ? [pairs(said)] : []
  if (typeof said !== 'object' || said === null) return []
  const { type, geometry, features, coordinates } = said as { type?: unknown; geometry?: unknown; features?: unknown; coordinates?: unknown }
  if (type === 'FeatureCollection' && Array.isArray(features)) return features.flatMap(linesIn)
  if (type === 'Feature') return linesIn(geometry)
  if (type === 'LineString') return linesIn(coordinates)
  return type === 'MultiLineString' && Array.isArray(coordinates) ? coordinates.flatMap(linesIn) : []
}

function isLine(said: readonly unknown[]): said is number[][] {
  return said.length >= 2 && said.every((each) => Array.isArray(each) && each.length >= 2 && isDegrees(each[0], 180) && isDegrees(each[1], 90))
}

const isDegrees = (value: unknown, limit: number) => typeof value === 'number' && Math.abs(value) <= limit

const pairs = (line: readonly number[][]): [number, number][] => line.map(([longitude, latitude]) => [longitude ?? 0, latitude ?? 0])
