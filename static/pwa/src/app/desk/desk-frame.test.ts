// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import type { SessionAnswer } from '../../api/session'
import DeskFrame from './DeskFrame.vue'
import { directory, session } from './testing/made'
import { answering, ok, onStage, silence } from './testing/stage'

const lists = { '/units': ok(directory.units), '/officers': ok(directory.officers), '/vehicles': ok([]), '/posts': ok([]), '/sections': ok([]) }
const signedIn = (answer: SessionAnswer) => ({ session: { current: () => Promise.resolve(answer), signIn: () => Promise.resolve(answer), signInByCode: () => Promise.resolve(answer), signOut: () => Promise.resolve(silence) } })
const problem = (code: string): SessionAnswer => ({ kind: 'problem', problem: { status: 401, code, title: '', detail: '', params: {} }, retryAfterS: null })

it('asks whoever isn’t signed in to sign in, and remembers where they were going', async () => {
  const { router } = await onStage(DeskFrame, answering(lists), { path: '/frame', at: '/desk/score?day=2026-11-01', over: signedIn(problem('not_signed_in')) })
  expect(router.currentRoute.value).toMatchObject({ path: '/sign-in', query: { to: '/desk/score?day=2026-11-01' } })
})

it('names the places and who sits here', async () => {
  const { wrapper } = await onStage(DeskFrame, answering(lists), { path: '/frame', at: '/desk', over: signedIn({ kind: 'session', session }) })
  expect(wrapper.findAll('nav a').map((link) => link.text())).toEqual(expect.arrayContaining(['今日勤务', '指令', '违法记录', '宣讲台账', '考核', '人员', '设备', '勤务方案']))
  expect(wrapper.text()).toContain('孟督导')
})

it('says when what it shows is made up', async () => {
  const shown = async (demo: boolean) => (await onStage(DeskFrame, answering(lists), { path: '/frame', at: '/desk', over: signedIn({ kind: 'session', session: { ...session, demo } }) })).wrapper.text()
  expect(await shown(true)).toContain('演示数据')
  expect(await shown(false)).not.toContain('演示数据')
})

it('opens for nobody without a unit to oversee', async () => {
  const officer = { ...session.officer, id: 'wang' }
  const { wrapper } = await onStage(DeskFrame, answering(lists), { path: '/frame', at: '/desk', over: signedIn({ kind: 'session', session: { ...session, officer } }) })
  expect(wrapper.text()).toContain('没有督导范围')
})

it('says so when the server is out of reach', async () => {
  const { wrapper } = await onStage(DeskFrame, answering({}), { path: '/frame', at: '/desk', over: signedIn(silence) })
  expect(wrapper.text()).toContain('连不上服务器')
})

const administrated = () => answering({ ...lists, '/officers': ok(directory.officers.map((officer) => (officer.id === 'boss' ? { ...officer, grants: [{ role: 'admin', unit_id: 'brigade' }] } : officer))) })

it('leads an administrator, who oversees nobody, to the officers and shows only what is administered', async () => {
  const { wrapper, router } = await onStage(DeskFrame, administrated(), { path: '/frame', at: '/desk', over: signedIn({ kind: 'session', session }) })
  expect(router.currentRoute.value.path).toBe('/desk/officers')
  const shown = wrapper.findAll('nav a').map((link) => link.text())
  expect(shown).toEqual(expect.arrayContaining(['宣讲台账', '宣教对象', '单位', '人员', '设备', '车辆', '执勤点', '路段', '勤务方案']))
  for (const record of ['今日勤务', '宣讲记录', '隐患与诉求']) expect(shown).not.toContain(record)
})

it('leads a member of the outreach team to the progress and shows them nothing else of the brigade', async () => {
  const member = directory.officers.map((officer) => (officer.id === 'boss' ? { ...officer, grants: [{ role: 'outreach' as const, unit_id: 'brigade' }] } : officer))
  const { wrapper, router } = await onStage(DeskFrame, answering({ ...lists, '/officers': ok(member) }), { path: '/frame', at: '/desk', over: signedIn({ kind: 'session', session }) })
  expect(router.currentRoute.value.path).toBe('/desk/outreach')
  expect(wrapper.findAll('nav a').map((link) => link.text())).toEqual(['宣讲进度', '宣讲台账', '宣讲记录', '隐患与诉求', '宣教对象'])
})

it('leaves an administrator where they asked to be', async () => {
  const { router } = await onStage(DeskFrame, administrated(), { path: '/frame', at: '/desk/devices', over: signedIn({ kind: 'session', session }) })
  expect(router.currentRoute.value.path).toBe('/desk/devices')
})
