// @vitest-environment happy-dom
import { flushPromises, mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import type { FileHeadings, ImportKind } from '../../../api/desk'
import { answering, ok } from '../../../app/desk/testing/stage'
import { servicesKey } from '../../../app/services'
import { servicesWith } from '../../../app/testing/services'
import { proposalsOf, saidOf, unsettled } from './mapping'
import MappingPanel from './MappingPanel.vue'
import { words } from '../../accident/desk/testing'

const heading = (title: string, member: string | null, known_by: 'remembered' | 'name' | null = member === null ? null : 'name') => ({ title, member, known_by, samples: ['A1'] })
const headings = (over: Partial<FileHeadings> = {}): FileHeadings => ({
  sheet: '', sheets: [], line: 1, rows: 2, headings: [heading('流水', null), heading('天气', 'weather')], missing: ['deaths'], unknown_words: [{ list: 'weather', word: '怪', rows: 2 }],
  mapping: { columns: {}, words: {}, version: 4 }, ...over,
})
const column = (key: string, name: string) => ({ key, names: [name], required: false, allowed: [], note: '' })
const kind: ImportKind = { key: 'accidents', title: '交通事故', places: true, columns: [column('deaths', '死亡人数'), column('number', '事故编号'), column('weather', '天气')] }

it('takes a heading that nobody knows for one to be passed over, until somebody says otherwise', () => {
  expect(proposalsOf(headings())).toEqual({ 流水: '', 天气: 'weather' })
})

it('asks only while something is open: a column that is missing, a heading or a word that nobody knows', () => {
  const settled = headings({ headings: [heading('流水', 'number', 'remembered')], missing: [], unknown_words: [] })
  expect(unsettled(settled)).toBe(false)
  expect([headings({ missing: ['deaths'] }), { ...settled, headings: [heading('新', null)] }, { ...settled, unknown_words: headings().unknown_words }].every(unsettled)).toBe(true)
})

it('says a word that means nothing, and leaves out one that was left open', () => {
  expect(saidOf(headings(), { 流水: 'number', 天气: 'weather' }, { 'weather 怪': '' })).toEqual({ columns: { 流水: 'number', 天气: 'weather' }, words: { weather: { 怪: '' } } })
  expect(saidOf(headings(), {}, {}).words).toEqual({})
})

it('remembers what was said in the version that was seen, and then lets the file go on', async () => {
  const http = answering({ '/accident-words': ok(words), '/accident-headings': ok(headings({ unknown_words: [] })), '/accident-mapping': ok({}) })
  const wrapper = mount(MappingPanel, { props: { kind, sheet: null, file: new File(['x'], 'a.csv') }, global: { provide: { [servicesKey as symbol]: servicesWith({ http }) } } })
  await flushPromises()
  expect(wrapper.text()).toContain('还缺少：死亡人数')
  await wrapper.findAll('select')[0]?.setValue('deaths')
  await wrapper.findAll('button').find((each) => each.text() === '记住并试导入')?.trigger('click')
  await flushPromises()
  const said = http.asked.find(({ method }) => method === 'PUT')
  expect([said?.headers?.['If-Match'], said?.body]).toEqual(['"4"', { columns: { 流水: 'deaths', 天气: 'weather' }, words: {} }])
  expect(wrapper.emitted('ready')).toHaveLength(1)
})

it('shows which sheet of a workbook is read, before anything of it is remembered, also where that sheet is refused', async () => {
  const problem = { status: 422, code: 'table_unreadable', title: '', detail: '', params: { reason: 'empty', sheets: ['说明', '事故'] } }
  for (const said of [ok(headings({ sheet: '说明', sheets: ['说明', '事故'] })), { kind: 'problem' as const, problem, retryAfterS: null }]) {
    const http = answering({ '/accident-words': ok(words), '/accident-headings': said })
    const wrapper = mount(MappingPanel, { props: { kind, sheet: '说明', file: new File(['x'], 'a.xlsx') }, global: { provide: { [servicesKey as symbol]: servicesWith({ http }) } } })
    await flushPromises()
    const choice = wrapper.get<HTMLSelectElement>('.sheet select')
    expect(choice.element.value).toBe('说明')
    await choice.setValue('事故')
    expect(wrapper.emitted('sheet')).toEqual([['事故']])
  }
})
