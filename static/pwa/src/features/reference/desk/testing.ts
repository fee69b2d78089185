/** A table of kinds for tests. */
import type { ReferenceColumn, ReferenceRow, ReferenceTable } from '../../../api/desk'

export function aColumn(name: string, over: Partial<ReferenceColumn> = {}): ReferenceColumn {
  return { name, type: 'text', editable: true, nullable: false, blank: false, asked: false, max_length: 24, choices: null, ...over }
}

export const kinds: ReferenceTable = {
  table: 'tally_kind',
  columns: [
    aColumn('code', { editable: false }), aColumn('name_zh', { asked: true }), aColumn('position', { type: 'number', max_length: null }),
    aColumn('active', { type: 'flag', max_length: null }), aColumn('confidence', { choices: ['high', 'medium', 'low'] }),
  ],
  may_edit: true,
  may_add: true,
}

export function aRow(over: Partial<ReferenceRow> = {}): ReferenceRow {
  return { key: 'a', version: 1, edited: false, unsure: false, values: { code: 'persuasion', name_zh: '劝导', position: 0, active: true, confidence: 'high' }, ...over }
}
