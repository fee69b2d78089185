// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { computed, defineComponent, h } from 'vue'
import type { FilterField } from './filter-fields'
import FilterBar from './FilterBar.vue'
import { fileName } from './save-file'
import { answering, ok, onStage, type Answering } from './testing/stage'
import { useRecordList } from './use-record-list'

const fields: FilterField[] = [{ kind: 'unit', name: 'unit' }, { kind: 'text', name: 'plate', label: '号牌' }, { kind: 'day', name: 'from', label: '从' }]
const view = { id: 'v', officer_id: 'boss', page: 'violations', name: '鲁P1', query: 'plate=%E9%B2%81P1', shared: false }

const Page = defineComponent({
  setup() {
    const { rows, next, more } = useRecordList<{ items: { id: string }[]; next: string | null }, { id: string }>('/things', ['unit', 'plate', 'from'], ({ items }) => items)
    const text = computed(() => rows.value.map(({ id }) => id).join(' '))
    return () => h('div', [h(FilterBar, { fields, page: 'violations', exported: '/things/export' }), h('p', { class: 'rows' }, text.value), next.value ? h('button', { class: 'more', onClick: () => void more() }, 'more') : null])
  },
})
const answers = { '/things': ok({ items: [{ id: 'a' }, { id: 'b' }], next: 'behind' }), '/saved-views': ok([view]) }
const asked = ({ asked: all }: Answering, path: string) => all.map((request) => request.path).filter((each) => each.startsWith(path))

describe('a list of records', () => {
  it('asks the server for what its address says', async () => {
    const http = answering(answers)
    await onStage(Page, http, { path: '/list', at: '/list?plate=%E9%B2%81P1&other=1' })
    expect(asked(http, '/things')).toEqual(['/things?plate=%E9%B2%81P1'])
  })
  it('writes a filter into its address, and clears it', async () => {
    const http = answering(answers)
    const { wrapper, router } = await onStage(Page, http, { path: '/list', at: '/list?from=2026-11-01' })
    const plate = wrapper.get('input[type="search"]')
    await plate.setValue('鲁P1')
    await plate.trigger('change')
    await flushPromises()
    expect(router.currentRoute.value.query).toEqual({ from: '2026-11-01', plate: '鲁P1' })
    await wrapper.findAll('button').find((button) => button.text() === '清除筛选')?.trigger('click')
    await flushPromises()
    expect(router.currentRoute.value.query).toEqual({})
  })
  it('fetches earlier ones behind the first page', async () => {
    const http = answering(answers)
    const { wrapper } = await onStage(Page, http, { path: '/list' })
    http.answers = { ...answers, '/things': ok({ items: [{ id: 'b' }, { id: 'c' }], next: null }) }
    await wrapper.get('.more').trigger('click')
    await flushPromises()
    expect(wrapper.get('.rows').text()).toBe('a b c')
    expect(asked(http, '/things')[1]).toBe('/things?before=behind')
  })
})

describe('saved views', () => {
  it('narrow the list as they were saved', async () => {
    const { wrapper, router } = await onStage(Page, answering(answers), { path: '/list', at: '/list?from=2026-11-01' })
    await wrapper.get('[aria-label="常用视图"]').setValue('v')
    await flushPromises()
    expect(router.currentRoute.value.query).toEqual({ plate: '鲁P1' })
  })
  it('are saved from the filters, not from the page’s other choices', async () => {
    const http = answering({ ...answers, '/saved-views': ok([]) })
    const { wrapper } = await onStage(Page, http, { path: '/list', at: '/list?plate=A&tab=2' })
    await wrapper.findAll('button').find((button) => button.text() === '保存视图')?.trigger('click')
    await flushPromises()
    const name = document.querySelector<HTMLInputElement>('[role="dialog"] input[type="text"], dialog input[type="text"]')
    if (name !== null) {
      name.value = '挂 A'
      name.dispatchEvent(new Event('input'))
    }
    await flushPromises()
    ;[...document.querySelectorAll<HTMLButtonElement>('[role="dialog"] footer button, dialog footer button')].pop()?.click()
    await flushPromises()
    expect(http.asked.find(({ method }) => method === 'POST')?.body).toEqual({ page: 'violations', name: '挂 A', query: 'plate=A', shared: false })
  })
})

describe('an export', () => {
  it('takes out exactly what is filtered, under the server’s name', async () => {
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
    vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:x')
    const http = answering({ ...answers, '/things/export': ok(new Blob(['x'])) })
    const { wrapper } = await onStage(Page, http, { path: '/list', at: '/list?plate=A' })
    await wrapper.findAll('button').find((button) => button.text() === '导出 XLSX')?.trigger('click')
    await flushPromises()
    expect(http.asked.find(({ path }) => path.startsWith('/things/export'))).toMatchObject({ path: '/things/export?plate=A&format=xlsx', file: true })
    expect(click).toHaveBeenCalledOnce()
    expect(fileName("attachment; filename*=UTF-8''%E8%BF%9D%E6%B3%95.xlsx")).toBe('违法.xlsx')
    vi.restoreAllMocks()
  })
  it('says why there is none', async () => {
    const http = answering({ ...answers, '/things/export': { kind: 'problem', problem: { status: 422, code: 'export_too_large', title: '', detail: '', params: { limit: 20000 } }, retryAfterS: null } })
    const { wrapper } = await onStage(Page, http, { path: '/list' })
    await wrapper.findAll('button').find((button) => button.text() === '导出 CSV')?.trigger('click')
    await flushPromises()
    expect(wrapper.text()).toContain('超过 20000 条')
  })
})
