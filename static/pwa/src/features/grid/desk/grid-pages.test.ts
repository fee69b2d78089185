// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { answering, ok, onStage } from '../../../app/desk/testing/stage'
import GridPage from './GridPage.vue'
import SheetPage from './SheetPage.vue'
import { aCell, aGrid, anItem, anOpened, aSheet } from './testing'

const at = { path: '/desk/grid' }
const answers = () => answering({ '/grid': ok(aGrid()), '/grid/cells/due': ok(anOpened()), '/grid/sheet': ok(aSheet()) })

it('says in each cell how it stands, and by how much where it isn’t done', async () => {
  const { wrapper } = await onStage(GridPage, answers(), at)
  const cell = wrapper.get('button.cell')
  expect(cell.text()).toContain('未完成 55%')
  expect(cell.find('svg').exists()).toBe(true)
  expect(wrapper.text()).toContain('见警率')
  expect(wrapper.text()).toContain('88.06%')
  expect(wrapper.text()).toContain('Σ（认定值 × 应在时长）')
})

it('has no rate where nothing was credited: that isn’t nought', async () => {
  const { wrapper } = await onStage(GridPage, answers(), at)
  expect(wrapper.text()).toContain('无可计入')
})

it('opens a cell to its chainage in words, its passes, cars and people', async () => {
  const { wrapper, router } = await onStage(GridPage, answers(), at)
  await wrapper.get('button.cell').trigger('click')
  await flushPromises()
  expect(router.currentRoute.value.query['cell']).toBe('due')
  const text = wrapper.text()
  for (const said of ['已过 1.12 公里', 'K12+000–K13+117', '未知 483 米', 'K13+117–K13+600', '未过 400 米', 'K12+000 → K13+117', '时段内无定位', '王警官', '要求：覆盖 90%，1 趟', '警灯：亮 82%，未知 18%']) expect(text).toContain(said)
})

it('counts the checks of a cell with several', async () => {
  const items = [anItem({ requirement_id: 'one', mark: 'done' }), anItem({ requirement_id: 'two' })]
  const grid = aGrid()
  const http = answering({ '/grid': ok({ ...grid, sections: grid.sections.map((row) => ({ ...row, cells: [aCell({ value: null, items })] })) }) })
  const { wrapper } = await onStage(GridPage, http, at)
  expect(wrapper.get('button.cell').text()).toContain('1/2')
})

it('prints one page: longer lists end in a number', async () => {
  const print = vi.fn()
  vi.stubGlobal('print', print)
  const { wrapper } = await onStage(SheetPage, answers(), { path: '/desk/grid/sheet' })
  expect(wrapper.text()).toContain('另有 1 项')
  expect(wrapper.text()).toContain('✕ 未完成 55%')
  expect(wrapper.text()).toContain('? 未知')
  expect(wrapper.text()).toContain('亡 0 伤 未知')
  expect(wrapper.text()).toContain('1/2 签收')
  await wrapper.findAll('button').find((button) => button.text() === '打印')?.trigger('click')
  expect(print).toHaveBeenCalledOnce()
})
