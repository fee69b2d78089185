/** What an entry says, as names and values for reading. */
import { computed, type ComputedRef } from 'vue'
import { useLive } from '../../app/live'
import { useServices } from '../../app/services'
import { formatChainage, useDuty, type Section } from '../duty'
import { hazardFacts, type Hazard } from '../hazard'
import { talkFacts, useOutreach } from '../outreach'
import { offenceFacts, outcomeOf, plateOf, plateTypeOf, type ViolationCode } from '../violation'
import { t } from '../../locale'
import { dateText, secondsText } from '../../locale/time'
import type { CommandPayloads, Entry, Officer, View } from '../../offline'
import { isOf } from './describe'

export interface Fact {
  name: string
  value: string
  code?: boolean
}

export function useFacts(): ComputedRef<(entry: Entry) => Fact[]> {
  const { offline } = useServices()
  const { sections } = useDuty()
  const codes = useLive<View<ViolationCode>[]>(offline.views<ViolationCode>('violation_code'), [])
  const hazards = useLive<View<Hazard>[]>(offline.views<Hazard>('hazard'), [])
  const outreach = useOutreach()
  const officers = useLive<View<Officer>[]>(offline.views<Officer>('officer'), [])
  return computed(() => (entry) => [
    ...whenAndWhere(entry),
    ...(isOf(entry, 'violation.report') ? reportFacts(entry, codes.value, sections.value, officers.value) : []),
    ...(isOf(entry, 'outreach.close_session') ? talkFacts(entry, outreach) : []),
    ...hazardFacts(entry, hazards.value),
    ...(isOf(entry, 'dispatch.report_back') ? [{ name: t('dispatch.report.text'), value: entry.body.payload.text }] : []),
    ...('reason' in entry.body.payload ? [{ name: t('sync.detail.reason'), value: entry.body.payload.reason }] : []),
  ])
}

function whenAndWhere({ occurred_at, body: { fix } }: Entry): Fact[] {
  const at = new Date(occurred_at)
  return [
    { name: t('sync.detail.occurred'), value: `${dateText(at)} ${secondsText(at)}` },
    { name: t('sync.detail.place'), value: fix === null ? t('sync.detail.noPlace') : `${fix.latitude.toFixed(6)}, ${fix.longitude.toFixed(6)} · ${t('sync.detail.accuracy', { metres: Math.round(fix.accuracy_m) })}` },
  ]
}

function reportFacts(entry: Entry<'violation.report'>, codes: View<ViolationCode>[], sections: Section[], officers: View<Officer>[]): Fact[] {
  const { payload } = entry.body
  const crew = payload.crew_ids.map((id) => officers.find((officer) => officer.id === id)?.data.name ?? id).join('、')
  const optional: Fact[] = [
    { name: t('violation.place.section'), value: placeText(payload, sections) },
    { name: t('violation.plate.manualReason'), value: payload.plate.manual_reason ?? '' },
    { name: t('violation.crew.title'), value: crew },
    { name: t('violation.note.title'), value: payload.note },
  ]
  return [
    { name: t('violation.plate.title'), value: `${plateOf(entry)} ${plateTypeOf(entry)}` },
    ...offenceFacts(payload.offences, new Map(codes.map(({ data }) => [data.key, data]))),
    { name: t('violation.outcome.title'), value: outcomeOf(entry) },
    ...optional.filter(({ value }) => value !== ''),
  ]
}

function placeText({ section_id, chainage_m, place_text }: CommandPayloads['violation.report'], sections: Section[]): string {
  const section = sections.find(({ id }) => id === section_id)?.name ?? ''
  return [section, chainage_m === null ? '' : formatChainage(chainage_m), place_text].filter((part) => part !== '').join(' ')
}

/** What somebody needs who checks the record against the server's. */
export function technicalFacts({ id, seq, digest }: Entry): Fact[] {
  return [
    { name: t('sync.detail.sequence'), value: String(seq) },
    { name: t('sync.detail.id'), value: id, code: true },
    { name: t('sync.detail.digest'), value: digest, code: true },
  ]
}
