// @vitest-environment happy-dom
import { flushPromises } from '@vue/test-utils'
import { describe, expect, it, vi } from 'vitest'
import { h } from 'vue'
import { answering, ok, onStage } from '../../../app/desk/testing/stage'
import AnalysisPage from './AnalysisPage.vue'
import FromProposal from './FromProposal.vue'
import ProposalPage from './ProposalPage.vue'
import ProposalsPage from './ProposalsPage.vue'
import RulesPage from './RulesPage.vue'
import { anAccident, aPicture, aProposal, aRule, compared, detailOf } from './testing'

vi.mock('./charts', () => ({ createChart: () => ({ draw: () => undefined, resize: () => undefined, remove: () => undefined }) }))

const crossing = { from: '2026-01-01', to: '2026-05-31', rows: ['section'], columns: ['12', ''], cells: [{ row: 'section', column: '12', count: 4 }], row_totals: { section: 4 }, column_totals: { 12: 4 }, total: 4, words: aPicture().words }
const stretch = { rule: 'B2', section_id: 'section', first_day: '2023-06-01', from_m: 12_100, to_m: 12_600, line: [[116, 36], [116.01, 36]], accident_ids: ['a'], deaths: 1, condition: { count: 5, min_deaths: 0, general: false }, most: 6, chance: 0.001, beyond_chance: true }
const clusters = { to: '2026-05-31', rules: [{ ...aRule, set: 'clusters', key: 'B2', name_zh: '多发点段（县级标准）', settings: { window_m: 500, years: 3, any: 5, fatal: 0 }, source: '2008 文', makes: [] }], stretches: [stretch] }
const answers = { '/analysis/picture': ok(aPicture()), '/analysis/crossing': ok(crossing), '/analysis/clusters': ok(clusters), '/analysis/accidents': ok({ total: 250, accidents: [anAccident({ deaths: 1 })], words: aPicture().words }) }

async function press(text: string) {
  const button = [...document.body.querySelectorAll('button')].filter((each) => each.textContent.trim() === text).pop()
  if (button === undefined) throw new Error(`no button says ${text}`)
  button.click()
  await flushPromises()
}

describe('the picture', () => {
  it('tells the decrease and that chance isn’t excluded, and counts what has no place', async () => {
    const { wrapper } = await onStage(AnalysisPage, answering(answers))
    for (const text of ['98', '上年同期 123', '−20.33%', '−10.34%', '无可靠变化', '95% 区间 −39.53% 至 +4.74%', '11 起没有落到路段桩号']) expect(wrapper.text()).toContain(text)
  })

  it('asks for the days that are chosen in the address', async () => {
    const http = answering(answers)
    await onStage(AnalysisPage, http, { path: '/desk/analysis', at: '/desk/analysis?period=own&from=2026-01-01&to=2026-05-31&measure=deaths' })
    expect(http.asked.map(({ path }) => path)).toContain('/analysis/picture?from=2026-01-01&to=2026-05-31&measure=deaths')
  })

  it('opens the accidents behind a row, also those of nobody’s code', async () => {
    const http = answering(answers)
    await onStage(AnalysisPage, http, { path: '/desk/analysis', at: '/desk/analysis?period=own&from=2026-01-01&to=2026-05-31' })
    await press('未登记')
    expect(http.asked.map(({ path }) => path)).toContain('/analysis/accidents?from=2026-01-01&to=2026-05-31&measure=accidents&cause=')
    for (const text of ['共 250 起，列出最近 1 起', '国道一段 K12+300', '2026-10-03 19:30', '亡人']) expect(document.body.textContent).toContain(text)
  })

  it('prints the rules that clusters were looked for with, and their source', async () => {
    const { wrapper } = await onStage(AnalysisPage, answering(answers))
    for (const text of ['B2 多发点段（县级标准）：窗口长度（米） 500、年数 3、各类事故起数 5', '来源：2008 文（把握：中）', '国道一段 K12+100–K12+600', '多发点段']) expect(wrapper.text()).toContain(text)
  })
})

describe('proposals', () => {
  it('stand with rule, records and cost, those to decide first', async () => {
    const list = { proposals: [aProposal({ id: 'a', number: 9, state: 'rejected' }), aProposal()], open: 1, runs: [] }
    const { wrapper } = await onStage(ProposalsPage, answering({ '/analysis/proposals': ok(list) }))
    for (const text of ['路段巡逻', '国道一段', '19:00–21:00', '警力跟着事故走', '2 起事故', '每周 42 警力小时', '未采纳']) expect(wrapper.text()).toContain(text)
    expect(wrapper.findAll('tbody tr')[0]?.text()).toContain('待处理')
  })

  it('are looked for by a button, which says how many are new', async () => {
    const list = { proposals: [], open: 0, runs: [{ id: 'r', unit_id: 'brigade', last_day: '2026-11-23', origin: 'button', found: 0, made_at: '2026-11-23T01:00:00.000Z', made_by: 'boss' }] }
    const http = answering({ '/analysis/proposals': ok(list) })
    const { wrapper } = await onStage(ProposalsPage, http)
    await press('生成建议')
    await press('生成建议')
    expect(http.asked.find(({ method }) => method === 'POST')?.body).toMatchObject({ unit_id: 'brigade' })
    expect(wrapper.text()).toContain('没有新的建议')
  })

  const at = { path: '/desk/analysis/proposals/:id', at: '/desk/analysis/proposals/proposal' }

  it('say why, and are adopted in the version that was seen', async () => {
    const http = answering({ '/analysis/proposals/proposal': ok(detailOf(aProposal({ version: 3 }))), '/analysis/proposals/proposal/adoption': ok(aProposal()) })
    const { wrapper } = await onStage(ProposalPage, http, at)
    for (const text of ['12 起，占 60 起；均匀分布时约 2.2 起，偶然出现的可能性 低于 0.1%', '警力跟着事故走（第 1 版）', '每周 42 警力小时', '另有 1 起不在您的查看范围']) expect(wrapper.text()).toContain(text)
    await press('采纳')
    await press('采纳')
    const said = http.asked.find(({ method }) => method === 'POST')
    expect([said?.path, said?.headers?.['If-Match'], said?.body]).toEqual(['/analysis/proposals/proposal/adoption', '"3"', { changes: {} }])
  })

  it('are rejected with a reason only', async () => {
    const http = answering({ '/analysis/proposals/proposal': ok(detailOf(aProposal())) })
    await onStage(ProposalPage, http, at)
    await press('不采纳')
    const [button] = [...document.body.querySelectorAll<HTMLButtonElement>('footer button')].filter((each) => each.textContent.trim() === '不采纳')
    expect(button?.disabled).toBe(true)
  })

  it('tell what they made, what was changed, and what happened since without a claim', async () => {
    const adopted = aProposal({ state: 'adopted', said: { ...aProposal().suggestion, starts: '18:30' }, changed: ['starts'], decided_at: '2026-11-23T02:00:00.000Z', decided_by: 'boss', made: [{ kind: 'plan', id: 'plan' }] })
    const effect = { days: 30, first: '2026-11-24', last: '2026-12-23', against_before: compared(1, 2), against_last_year: compared(1, 0) }
    const { wrapper } = await onStage(ProposalPage, answering({ '/analysis/proposals/proposal': ok(detailOf(adopted, { effect })) }), at)
    for (const text of ['18:30–21:00（原建议 19:00–21:00）', '孟督导', '2 → 1（−50.00%）', '无可靠变化', '自然波动']) expect(wrapper.text()).toContain(text)
    expect(wrapper.find('a[href="/desk/plans/plan"]').exists()).toBe(true)
  })

  it('are named by the plan that came of them, and by no other', async () => {
    const of = async (proposals: unknown[]) => (await onStage({ render: () => h(FromProposal, { id: 'plan' }) }, answering({ '/analysis/proposals': ok({ proposals, open: 0, runs: [] }) }))).wrapper.text()
    expect([await of([aProposal()]), await of([])]).toEqual(['来自研判建议第 7 号', ''])
  })
})

describe('the rules', () => {
  it('show their settings and source, and change with a reason', async () => {
    const http = answering({ '/analysis/rules': ok([aRule]), '/analysis/rules/officers_follow_accidents': ok(aRule) })
    const { wrapper } = await onStage(RulesPage, http)
    for (const text of ['警力跟着事故走', '最少起数', '来源：大队四跟工作法（把握：中）']) expect(wrapper.text()).toContain(text)
    await press('修改')
    const reason = document.body.querySelector('textarea')
    if (reason === null) throw new Error('no reason is asked for')
    reason.value = '按县里口径'
    reason.dispatchEvent(new Event('input'))
    await flushPromises()
    await press('保存')
    const said = http.asked.find(({ method }) => method === 'PATCH')
    expect(said?.body).toEqual({ settings: { days: 365, least: 4 }, active: true, reason: '按县里口径' })
  })
})
