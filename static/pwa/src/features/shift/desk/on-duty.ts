/** Who is out now, squad by squad, in the order of the tree. Pure. */
import type { OnDuty, TallyTotal } from '../../../api/desk'
import type { Names } from '../../../app/desk/directory'
import type { Uuid } from '../../../offline/wire'

export interface OutRow {
  id: Uuid
  people: string
  car: string
  started_at: string
  note: string
}

export interface SquadOut {
  unit_id: Uuid
  unit: string
  /** Each person once, however many shifts name them. */
  people: number
  rows: OutRow[]
  /** What the squad counted today, by kind. */
  tallied: { name: string; times: number }[]
}

export function squadsOut({ shifts }: OnDuty, totals: readonly TallyTotal[], names: Names, kindName: (code: string) => string): SquadOut[] {
  const units = [...new Set([...shifts, ...totals].map(({ unit_id }) => unit_id))]
  return units.sort((one, other) => names.unitOrder(one) - names.unitOrder(other)).map((unit_id) => {
    const own = shifts.filter((shift) => shift.unit_id === unit_id)
    return {
      unit_id,
      unit: names.unit(unit_id),
      people: new Set(own.flatMap(({ officer_id, crew_ids }) => [officer_id, ...crew_ids])).size,
      rows: own.map(({ id, officer_id, crew_ids, plate, started_at, note }) => ({ id, people: [officer_id, ...crew_ids].map((each) => names.officer(each)).join('、'), car: plate ?? '—', started_at, note })),
      tallied: totals.filter((total) => total.unit_id === unit_id).map(({ kind, times }) => ({ name: kindName(kind), times })),
    }
  })
}
