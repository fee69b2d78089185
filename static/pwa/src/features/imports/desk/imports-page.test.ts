// @vitest-environment happy-dom
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { expect, it } from 'vitest'
import type { ImportKind, ImportReport } from '../../../api/desk'
import { answering, deskOf, ok, onStage, silence, type Answering } from '../../../app/desk/testing/stage'
import ImportsPage from './ImportsPage.vue'

const kinds: ImportKind[] = [
  { key: 'officers', title: '人员', places: false, columns: [{ key: 'name', names: ['姓名'], required: true, allowed: [], note: '' }] },
  { key: 'posts', title: '执勤点', places: true, columns: [{ key: 'name', names: ['名称'], required: true, allowed: [], note: '' }] },
]
const clean: ImportReport = {
  sheet: '名单', sheets: ['名单'], added: 1, changed: 1, same: 3, problems: [], hints: [], unknown_titles: ['备用'], note_lines: [9], hidden_lines: [], seal: 'f'.repeat(64),
  steps: [
    { line: 2, action: 'added', label: '张三（371001）', changes: [] },
    { line: 3, action: 'changed', label: '李四（371002）', changes: [{ key: 'name', before: '李', after: '李四' }] },
  ],
}
const bad: ImportReport = { ...clean, seal: null, problems: [{ line: 4, key: 'name', code: 'missing', value: '', params: {} }] }

async function page(answers: Answering['answers'], at = '/desk/imports') {
  const http = answering({ '/imports': ok(kinds), ...answers })
  const { wrapper } = await onStage(ImportsPage, http, { path: '/desk/imports', at, sitting: deskOf('admin') })
  return { wrapper, http }
}
async function choose(wrapper: VueWrapper, name = '名单.xlsx') {
  const input = wrapper.get<HTMLInputElement>('input[type=file]')
  Object.defineProperty(input.element, 'files', { value: [new File(['x'], name)], configurable: true })
  Object.defineProperty(input.element, 'value', { value: '', writable: true, configurable: true })
  await input.trigger('change')
  await flushPromises()
}

it('a chosen file is tried out at once and shows what it would do', async () => {
  const { wrapper, http } = await page({ '/imports/officers/dry-run': ok(clean) })
  await choose(wrapper)
  expect(http.asked.map(({ method, path }) => `${method} ${path.split('?')[0] ?? ''}`)).toEqual(['GET /imports', 'POST /imports/officers/dry-run'])
  expect(wrapper.text()).toContain('张三（371001）')
  expect(wrapper.text()).toContain('姓名：李 → 李四')
  expect(wrapper.text()).toContain('没有用到的列：备用')
})

it('it is taken in with the seal of the dry run as the intention, and what came of it is said', async () => {
  const { wrapper, http } = await page({ '/imports/officers/dry-run': ok(clean), '/imports/officers': ok({ id: 'i' }) })
  await choose(wrapper)
  await wrapper.findAll('button').find((button) => button.text().includes('确认导入 2 条'))?.trigger('click')
  await flushPromises()
  const taking = http.asked[http.asked.length - 1]
  expect(taking?.path).toContain(`seal=${'f'.repeat(64)}`)
  expect(taking?.headers?.['Idempotency-Key']).toBe('f'.repeat(64))
  expect(wrapper.text()).toContain('已导入：新增 1，变更 1')
})

it('with a problem there is nothing to confirm, and the problem is told by row and column', async () => {
  const { wrapper } = await page({ '/imports/officers/dry-run': ok(bad) })
  await choose(wrapper)
  expect(wrapper.text()).toContain('第 4 行')
  expect(wrapper.text()).toContain('不能为空')
  expect(wrapper.text()).not.toContain('确认导入')
})

it('a commit without an answer keeps the preview and can be said again', async () => {
  const { wrapper, http } = await page({ '/imports/officers/dry-run': ok(clean), '/imports/officers': silence })
  await choose(wrapper)
  const confirm = () => wrapper.findAll('button').find((button) => button.text().includes('确认导入'))
  await confirm()?.trigger('click')
  await flushPromises()
  expect(wrapper.text()).toContain('连不上服务器')
  http.answers['/imports/officers'] = ok({ id: 'i' })
  await confirm()?.trigger('click')
  await flushPromises()
  const [first, second] = http.asked.slice(-2)
  expect(first?.headers?.['Idempotency-Key']).toBe(second?.headers?.['Idempotency-Key'])
})

it('another datum voids what was tried out', async () => {
  const { wrapper } = await page({ '/imports/posts/dry-run': ok(clean) }, '/desk/imports?kind=posts')
  await choose(wrapper, 'posts.geojson')
  expect(wrapper.text()).toContain('确认导入')
  await wrapper.findAll('select')[1]?.setValue('gcj02')
  expect(wrapper.text()).not.toContain('确认导入')
})

it('a file that is refused whole says why', async () => {
  const problem = { status: 422, code: 'table_columns_missing', title: '', detail: '', params: { columns: '姓名', sheet: '' } }
  const { wrapper } = await page({ '/imports/officers/dry-run': { kind: 'problem', problem, retryAfterS: null } })
  await choose(wrapper, 'a.csv')
  expect(wrapper.text()).toContain('a.csv：表头缺少：姓名。')
})

it('who may take in nothing is told so', async () => {
  const { wrapper } = await page({ '/imports': ok([]) })
  expect(wrapper.text()).toContain('没有可导入的名单')
})

it('of a workbook with several sheets another can be chosen, and the choice goes along with the seal', async () => {
  const { wrapper, http } = await page({ '/imports/officers/dry-run': ok({ ...clean, sheets: ['名单', '备份'] }), '/imports/officers': ok({ id: 'i' }) })
  await choose(wrapper)
  expect(http.asked[1]?.path).not.toContain('sheet=')
  await wrapper.findAll('select')[1]?.setValue('备份')
  await flushPromises()
  expect(http.asked[2]?.path).toContain(`sheet=${encodeURIComponent('备份')}`)
  await wrapper.findAll('button').find((button) => button.text().includes('确认导入'))?.trigger('click')
  expect(http.asked[3]?.path).toContain(`sheet=${encodeURIComponent('备份')}`)
})

it('where no sheet fits, the one that is meant can be said', async () => {
  const problem = { status: 422, code: 'table_columns_missing', title: '', detail: '', params: { columns: '姓名', sheet: '一', sheets: ['一', '二'] } }
  const { wrapper, http } = await page({ '/imports/officers/dry-run': { kind: 'problem', problem, retryAfterS: null } })
  await choose(wrapper)
  await wrapper.findAll('select')[1]?.setValue('二')
  await flushPromises()
  expect(http.asked[2]?.path).toContain(`sheet=${encodeURIComponent('二')}`)
})
