/** The code tables that a report from the scene needs; their names are the ministry's, in Chinese. */
import { computed, type ComputedRef } from 'vue'
import { useLive } from '../../app/live'
import { useServices } from '../../app/services'
import type { View } from '../../offline'
import type { AccidentWord } from './views'

interface Choice {
  value: string
  label: string
}
export interface AccidentWords {
  forms: ComputedRef<Choice[]>
  /** The vehicles that most accidents have, in the order of how often; and all others. */
  usual: ComputedRef<Choice[]>
  rare: ComputedRef<Choice[]>
  vehicleName: (code: string) => string
}

/** 驾驶, with which the table's names of vehicles begin: a vehicle in a list needs no verb. */
const DRIVING = /^\u9a7e\u9a76/
const USUAL = ['K3', 'F6', 'H1', 'A1', 'M1', 'H3', 'N1', 'F1']

export function useAccidentWords(): AccidentWords {
  const views = useLive<View<AccidentWord>[]>(useServices().offline.views<AccidentWord>('accident_word'), [])
  const list = (name: string) => views.value
    .filter(({ data }) => data.list === name)
    .map(({ data: { code, name_zh } }) => ({ value: code, label: name_zh.replace(DRIVING, '') }))
    .sort((one, other) => one.value.localeCompare(other.value))
  const vehicles = computed(() => list('vehicle'))
  const byCode = computed(() => new Map(vehicles.value.map((each) => [each.value, each])))
  return {
    forms: computed(() => list('form')),
    usual: computed(() => USUAL.flatMap((code) => byCode.value.get(code) ?? [])),
    rare: computed(() => vehicles.value.filter(({ value }) => !USUAL.includes(value))),
    vehicleName: (code) => byCode.value.get(code)?.label ?? code,
  }
}
