/** A made report of one squad's day, for tests. */
import type { DailyReport, ReportFigure } from '../../../api/desk'

export function aFigure(over: Partial<ReportFigure> = {}): ReportFigure {
  return {
    key: 'people_out', name_zh: '出动警力', name_en: 'People out', measure_zh: '人', measure_en: 'people', number: 9, text: null, drafted: 9, previous: 7,
    sources: ['shift'], planned: 0, records: 4, changed: false, ...over,
  }
}

export function aReport(over: Partial<DailyReport> = {}): DailyReport {
  return {
    id: 'report', unit_id: 'squad', unit_name: '一中队', duty_day: '2026-11-23', state: 'draft', version: 0, digest: 'd'.repeat(64), squads: [], changes: [], finals: [],
    text: '【一中队勤务战果】', figures: [aFigure(), aFigure({ key: 'cases', name_zh: '交通违法', measure_zh: '起', number: null, drafted: null, previous: null, records: 0, sources: [] }), aFigure({ key: 'note', name_zh: '其他情况', number: null, text: '', drafted: null, records: 0 })],
    ...over,
  }
}
