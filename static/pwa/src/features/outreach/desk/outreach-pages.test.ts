// @vitest-environment happy-dom
import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'
import { answering, deskOf, ok, onStage, type Answering } from '../../../app/desk/testing/stage'
import { aPlanItem, aProgress, aSession, aTarget, aWord } from '../test/made'
import HeardPage from './HeardPage.vue'
import LedgerPage from './LedgerPage.vue'
import PlanPage from './PlanPage.vue'
import ProgressPage from './ProgressPage.vue'
import TalkPage from './TalkPage.vue'
import TalksPage from './TalksPage.vue'
import TargetPage from './TargetPage.vue'
import TargetsPage from './TargetsPage.vue'

vi.mock('../../../ui/map/draw', () => ({ createDrawing: () => ({ draw: vi.fn(), frame: vi.fn(), remove: vi.fn() }) }))

const targets = [
  aTarget('village', { name: '郭店屯村', latitude: 36.28, longitude: 115.9, categories: ['babida.1'] }), aTarget('school', { kind: 'school', name: '阿城小学', town_name: '阿城镇' }),
  aTarget('gone', { name: '旧村', active: false }),
]
const words = [aWord('scheme.babida', '八必到'), aWord('babida.1', '国省道沿线村庄必到'), aWord('form.lecture', '讲课'), aWord('theme.helmet', '戴头盔'), aWord('material.apron', '围裙')]
const lists = { '/targets': ok(targets), '/outreach/words': ok(words), '/campaigns': ok([aProgress.campaign]), '/outreach/reach': ok([{ target_id: 'village', sessions: 1, last_held_on: '2026-11-20', planned_on: null }]) }
const leader = { sitting: deskOf('brigade_leader') }
const member = { sitting: deskOf('outreach') }

const asked = (http: Answering, method: string) => http.asked.filter((request) => request.method === method)
async function press(page: VueWrapper, words_: string) {
  const found = page.findAll('button, a').find((each) => each.text().includes(words_))
  if (found === undefined) throw new Error(`nothing says ${words_}`)
  await found.trigger('click')
  await flushPromises()
}

it('shows how the campaign’s total adds up, what was reached of what was planned, and what was handed out', async () => {
  const http = answering({ ...lists, '/outreach/progress': ok(aProgress), '/outreach/materials': ok({ sessions: 2, lines: [{ kind: 'apron', count: 30, sessions: 2 }] }) })
  const { wrapper } = await onStage(ProgressPage, http, member)
  for (const said of ['152', '村庄 65 + 学校 76 + 企业 9 + 机关单位 2', '已到 65 / 247', '已到 76 / 178', '2023年11月起', '围裙', '30 份']) expect(wrapper.text()).toContain(said)
})

const held = { item: aPlanItem('held', { standing: 'held', session_ids: ['talk'] }), sessions: [aSession('talk')] }
const overdue = { item: aPlanItem('late', { starts_on: '2026-11-20', ends_on: '2026-11-21', target_ids: ['school'] }), sessions: [] }
const unplanned = { item: null, sessions: [aSession('other', { target_ids: ['school'] })] }

it('has plan and record of the month side by side, and says which are overdue', async () => {
  const http = answering({ ...lists, '/outreach/ledger': ok([overdue, held, unplanned]) })
  const { wrapper } = await onStage(LedgerPage, http, { ...leader, path: '/desk/outreach/ledger' })
  expect(http.asked.map(({ path }) => path)).toContain('/outreach/ledger?from=2026-11-01&to=2026-11-30')
  for (const said of ['2026 年 11 月', '郭店屯村', '30 人（清点）', '已逾期 1', '计划外 1', '无计划']) expect(wrapper.text()).toContain(said)
  expect(wrapper.get('a[download]').attributes('href')).toBe('/api/v1/outreach/ledger.xlsx?from=2026-11-01&to=2026-11-30')
})

it('turns to other months, and to what was planned and held for one target', async () => {
  const http = answering({ ...lists, '/outreach/ledger': ok([]) })
  const { wrapper } = await onStage(LedgerPage, http, { ...leader, path: '/desk/outreach/ledger', at: '/desk/outreach/ledger?target=village' })
  await wrapper.get('[aria-label="上一月"]').trigger('click')
  await flushPromises()
  expect(http.asked[http.asked.length - 1]?.path).toBe('/outreach/ledger?from=2026-10-01&to=2026-10-31&target=village')
  expect(wrapper.text()).toContain('郭店屯村')
})

it('calls a planned talk off with a reason, as it was seen', async () => {
  const http = answering({ ...lists, '/outreach/ledger': ok([overdue]), '/outreach/plan-items/late/cancellation': ok({}) })
  const { wrapper } = await onStage(LedgerPage, http, { ...leader, path: '/desk/outreach/ledger' })
  await press(wrapper, '取消计划')
  const dialog = document.querySelector('textarea')
  if (dialog === null) throw new Error('no dialog')
  dialog.value = '村里改期'
  dialog.dispatchEvent(new Event('input'))
  await flushPromises()
  const buttons = [...document.querySelectorAll('dialog button, [role=dialog] button')].filter((button) => button.textContent.includes('取消计划'))
  buttons[buttons.length - 1]?.dispatchEvent(new MouseEvent('click', { bubbles: true }))
  await flushPromises()
  expect(asked(http, 'POST')[0]).toMatchObject({ path: '/outreach/plan-items/late/cancellation', body: { reason: '村里改期' }, headers: { 'If-Match': '"1"' } })
})

it('lets a member of the team read the ledger and change nothing', async () => {
  const http = answering({ ...lists, '/outreach/ledger': ok([overdue]) })
  const { wrapper } = await onStage(LedgerPage, http, { ...member, path: '/desk/outreach/ledger' })
  expect(wrapper.text()).toContain('阿城小学')
  for (const said of ['取消计划', '修改', '安排宣讲']) expect(wrapper.text()).not.toContain(said)
})

it('plans a talk for each target of a kind with a few ticks', async () => {
  const http = answering({ ...lists, '/outreach/plan-items': ok([]) })
  const { wrapper } = await onStage(PlanPage, http, { ...leader, path: '/desk/outreach/ledger/plan/:id?', at: '/desk/outreach/ledger/plan' })
  await wrapper.get('[aria-label="类别"]').setValue('school')
  await wrapper.get('.all input').setValue(true)
  await press(wrapper, '戴头盔')
  await wrapper.get('form').trigger('submit')
  await flushPromises()
  expect(asked(http, 'POST')[0]?.body).toMatchObject({ target_ids: ['school'], one_each: true, themes: ['helmet'], starts_on: '2026-11-23', ends_on: '2026-11-23', begins_at: null })
})

it('asks for a target before it plans, and hides what was reached when asked to', async () => {
  const http = answering(lists)
  const { wrapper } = await onStage(PlanPage, http, { ...leader, path: '/desk/outreach/ledger/plan/:id?', at: '/desk/outreach/ledger/plan' })
  await wrapper.get('form').trigger('submit')
  expect(wrapper.text()).toContain('请选择宣教对象')
  await wrapper.get('.only input').setValue(true)
  expect(wrapper.findAll('.list .row').map((row) => row.text())).toHaveLength(1)
  expect(asked(http, 'POST')).toHaveLength(0)
})

it('changes a planned talk from what it was', async () => {
  const item = aPlanItem('late', { note: '先联系村委', begins_at: '09:30', version: 3 })
  const http = answering({ ...lists, '/outreach/plan-items/late': ok(item) })
  const { wrapper } = await onStage(PlanPage, http, { ...leader, path: '/desk/outreach/ledger/plan/:id?', at: '/desk/outreach/ledger/plan/late' })
  await wrapper.get('form').trigger('submit')
  await flushPromises()
  expect(asked(http, 'PATCH')[0]).toMatchObject({ path: '/outreach/plan-items/late', headers: { 'If-Match': '"3"' }, body: { note: '先联系村委', begins_at: '09:30', target_ids: ['village'] } })
})

it('narrows talks by the address, for those who hold talks and oversee nobody too, and takes out what it shows', async () => {
  const http = answering({ ...lists, '/outreach/sessions': ok({ sessions: [aSession('talk')], next: null }), '/saved-views': ok([]) })
  const { wrapper } = await onStage(TalksPage, http, { ...member, path: '/desk/outreach/talks', at: '/desk/outreach/talks?kind=village&from=2026-11-01&text=路灯' })
  const narrowed = 'from=2026-11-01&kind=village&text=%E8%B7%AF%E7%81%AF'
  expect(http.asked.map(({ path }) => path)).toContain(`/outreach/sessions?${narrowed}`)
  expect(wrapper.get('tr.desk-row').text()).toContain('郭店屯村')
  expect(wrapper.get('[aria-label="单位"]').findAll('option').length).toBeGreaterThan(1)
  await press(wrapper, '导出 XLSX')
  expect(http.asked[http.asked.length - 1]?.path).toBe(`/outreach/sessions/export?${narrowed}&format=xlsx`)
})

it('tells of each talk what became of it', async () => {
  const entry = { seq: 1, at: '2026-11-22T04:00:00.000Z', actor_id: 'wang', actor_name: '王警官', action: 'outreach.session_closed', before: null, after: { head_count: 30 }, reason: null }
  const http = answering({ ...lists, '/outreach/sessions/talk': ok(aSession('talk')), '/history/outreach_session/talk': ok({ entries: [entry], next: null }) })
  const { wrapper } = await onStage(TalkPage, http, { ...member, path: '/desk/outreach/talks/:id', at: '/desk/outreach/talks/talk' })
  for (const said of ['变更记录', '王警官', '受教育人数']) expect(wrapper.text()).toContain(said)
})

it('shows a photo with faces only when asked to', async () => {
  const photo = (id: string, digest: string) => ({ id, digest, opened: true, position: 0, source: 'camera' as const, camera: null, removed_at: null, removed_rule: null })
  const talk = aSession('talk', { photos: [photo('clear', 'a'), photo('faces', 'b')], faces_visible: ['b'], hazards_heard: '弯道' })
  const { wrapper } = await onStage(TalkPage, answering({ ...lists, '/outreach/sessions/talk': ok(talk) }), { ...member, path: '/desk/outreach/talks/:id', at: '/desk/outreach/talks/talk' })
  const sources = () => wrapper.findAll('img').map((image) => image.attributes('src'))
  expect(sources()).toEqual(['/api/v1/photo-links/clear?size=screen'])
  expect(wrapper.text()).toContain('人脸或未成年人')
  await press(wrapper, '点击查看')
  expect(sources()).toHaveLength(2)
})

const heard = {
  session_id: 'talk', kind: 'hazard', text: '村口弯道看不见来车', unit_id: 'brigade', officer_id: 'wang', held_on: '2026-11-23', target_ids: ['village'], latitude: null, longitude: null,
  settled_at: null, settled_by: null, note: '', task_id: null, version: 0,
}

it('lists what was heard until somebody says what was done', async () => {
  const http = answering({ ...lists, '/outreach/heard': ok({ heard: [heard], next: null }), '/outreach/sessions/talk/heard/hazard': ok({}) })
  const { wrapper } = await onStage(HeardPage, http, { ...leader, path: '/desk/outreach/heard' })
  expect(http.asked.map(({ path }) => path)).toContain('/outreach/heard')
  await press(wrapper, '标为已处理')
  const note = document.querySelector('textarea')
  if (note === null) throw new Error('no dialog')
  note.value = '已函告公路站'
  note.dispatchEvent(new Event('input'))
  await flushPromises()
  const buttons = [...document.querySelectorAll('button')].filter((button) => button.textContent.includes('标为已处理'))
  buttons[buttons.length - 1]?.dispatchEvent(new MouseEvent('click', { bubbles: true }))
  await flushPromises()
  expect(asked(http, 'PUT')[0]).toMatchObject({ body: { settled: true, note: '已函告公路站', task_id: null }, headers: { 'If-Match': '"0"' } })
})

it('keeps how a list was narrowed as a view', async () => {
  const http = answering({ ...lists, '/saved-views': ok([]) })
  const { wrapper, router } = await onStage(TargetsPage, http, { ...leader, path: '/desk/outreach/targets' })
  expect(http.asked.map(({ path }) => path)).toContain('/saved-views?page=targets')
  await wrapper.get('input[type=search]').setValue('郭屯小学')
  await flushPromises()
  expect(router.currentRoute.value.query['q']).toBe('郭屯小学')
})

it('leaves what was heard to those who oversee', async () => {
  const { wrapper } = await onStage(HeardPage, answering({ ...lists, '/outreach/heard': ok({ heard: [heard], next: null }) }), { ...member, path: '/desk/outreach/heard' })
  expect(wrapper.text()).toContain('村口弯道看不见来车')
  expect(wrapper.text()).not.toContain('转为指令')
})

it('lists targets in use with what was held there, and those given up only when asked', async () => {
  const { wrapper } = await onStage(TargetsPage, answering(lists), { ...member, path: '/desk/outreach/targets' })
  expect(wrapper.text()).toContain('讲过 1 场，最近 11月20日')
  expect(wrapper.text()).not.toContain('旧村')
  await wrapper.get('[aria-label="状态"]').setValue('given_up')
  await flushPromises()
  expect(wrapper.findAll('tbody tr').map((row) => row.text())).toHaveLength(1)
  expect(wrapper.text()).toContain('旧村')
})

it('gives a target up as it was seen', async () => {
  const http = answering({ ...lists, '/targets/village': ok(targets[0]) })
  const { wrapper } = await onStage(TargetPage, http, { ...leader, path: '/desk/outreach/targets/:id', at: '/desk/outreach/targets/village' })
  await press(wrapper, '停用')
  expect(asked(http, 'PATCH')[0]).toMatchObject({ path: '/targets/village', body: { active: false }, headers: { 'If-Match': '"1"' } })
})
