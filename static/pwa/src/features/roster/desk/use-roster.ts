/** A unit's month with the changes that nobody saved yet; they stay while one looks at another month. */
import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import type { Crew, Roster } from '../../../api/desk'
import { dataOf, useResource, type Resource } from '../../../app/desk/use-resource'
import { useWrite, type Writing } from '../../../app/desk/use-write'
import { versionTag } from '../../../app/desk/version'
import { useServices } from '../../../app/services'
import type { RosterKind } from '../views'
import { cellsOf, changesOf, copiedWeek, dayAfter, shiftsAt, withKind, type Cells, type Shift } from './roster-draft'

export interface UseRoster extends Pick<Writing, 'busy' | 'refusal'> {
  state: Readonly<ShallowRef<Resource<Roster>>>
  roster: ComputedRef<Roster | null>
  reload: () => Promise<void>
  changes: ComputedRef<ReturnType<typeof changesOf>>
  /** Somebody was quicker: theirs is shown, mine lies over it and waits to be saved. */
  merged: Ref<boolean>
  at: (key: string) => readonly Shift[]
  isChanged: (key: string) => boolean
  say: (keys: readonly string[], kind: RosterKind | null, crewOf: (key: string) => Crew | null, beside: boolean) => void
  setCar: (keys: readonly string[], vehicleId: string | null) => void
  /** Lays a week over another; the week may be another month's. */
  copyWeek: (from: string, to: string) => Promise<void>
  undo: () => void
  forget: () => void
  save: () => Promise<void>
}

export function useRoster(unitId: () => string, month: () => string): UseRoster {
  const { http } = useServices()
  const path = () => (unitId() === '' ? null : `/rosters/${unitId()}/${month()}`)
  const { state, reload } = useResource<Roster>(path)
  const { busy, refusal, code, write } = useWrite()
  const kept = shallowRef<Readonly<Record<string, Cells | undefined>>>({})
  const steps: Cells[] = []
  const merged = ref(false)

  const roster = computed(() => dataOf(state.value))
  const standing = computed<Cells>(() => (roster.value === null ? {} : cellsOf(roster.value)))
  const changed = computed<Cells>(() => kept.value[path() ?? ''] ?? {})
  const changes = computed(() => changesOf(standing.value, changed.value))
  const changedKeys = computed(() => new Set(changes.value.map(({ officer_id, day }) => `${officer_id} ${day}`)))
  watch(path, () => {
    steps.length = 0
    merged.value = false
  })

  function put(now: Cells, remember = true) {
    if (remember) steps.push(changed.value)
    kept.value = { ...kept.value, [path() ?? '']: now }
  }
  const at = (key: string) => shiftsAt(standing.value, changed.value, key)

  function say(keys: readonly string[], kind: RosterKind | null, crewOf: (key: string) => Crew | null, beside: boolean) {
    const lacking = kind !== null && keys.some((key) => at(key).every((each) => each.kind !== kind))
    const said = (key: string) => {
      if (kind === null) return []
      const has = at(key).some((each) => each.kind === kind)
      return lacking && has ? at(key) : withKind(at(key), kind, crewOf(key), beside)
    }
    put({ ...changed.value, ...Object.fromEntries(keys.map((key) => [key, said(key)])) })
  }
  function setCar(keys: readonly string[], vehicleId: string | null) {
    const out = (shift: Shift): Shift => (shift.kind === 'leave' || shift.kind === 'standby' ? shift : { ...shift, vehicle_id: vehicleId })
    put({ ...changed.value, ...Object.fromEntries(keys.map((key) => [key, at(key).map(out)])) })
  }
  async function copyWeek(from: string, to: string) {
    if (roster.value === null) return
    const source: Record<string, readonly Shift[]> = {}
    for (const wanted of new Set([0, 6].map((days) => dayAfter(from, days).slice(0, 7)))) {
      const cells = wanted === month() ? { ...standing.value, ...changed.value } : await cellsIn(wanted)
      for (const [key, shifts] of Object.entries(cells)) if (shifts !== undefined) source[key] = shifts
    }
    put({ ...changed.value, ...copiedWeek(source, roster.value.officer_ids, from, to, month()) })
  }
  async function cellsIn(wanted: string): Promise<Cells> {
    const answer = await http.request({ method: 'GET', path: `/rosters/${unitId()}/${wanted}` })
    return answer.kind === 'ok' ? cellsOf(answer.body as Roster) : {}
  }
  function undo() {
    const before = steps.pop()
    if (before !== undefined) put(before, false)
  }
  function forget() {
    put({})
    merged.value = false
  }
  async function save() {
    const asked = path()
    if (roster.value === null || asked === null || changes.value.length === 0) return
    const answer = await write({ method: 'PATCH', path: asked, headers: versionTag(roster.value), body: { cells: changes.value } })
    if (answer !== null) {
      kept.value = { ...kept.value, [asked]: {} }
      steps.length = 0
    }
    merged.value = code.value === 'version_conflict'
    if (answer !== null || merged.value) await reload()
  }
  return { state, roster, reload, changes, merged, busy, refusal, at, isChanged: (key) => changedKeys.value.has(key), say, setCar, copyWeek, undo, forget, save }
}
