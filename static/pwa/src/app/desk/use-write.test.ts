// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { defineComponent } from 'vue'
import type { HttpAnswer } from '../../platform/http'
import { servicesKey } from '../services'
import { servicesWith } from '../testing/services'
import { answering, ok, silence, type Answering } from './testing/stage'
import { useWrite, type Writing } from './use-write'

const refused: HttpAnswer = { kind: 'problem', problem: { status: 422, code: 'badge_taken', title: '', detail: '', params: {} }, retryAfterS: null }
const request = { method: 'POST', path: '/officers', body: { badge: '1' } } as const

function writing(http: Answering): Writing {
  const holder = mount(defineComponent({ setup: () => ({ writing: useWrite() }), template: '<i />' }), { global: { provide: { [servicesKey as symbol]: servicesWith({ http }) } } })
  return holder.vm.writing
}
const keysOf = ({ asked }: Answering) => asked.map(({ headers }) => headers?.['Idempotency-Key'])

it('says the same again with the same key until the server has decided', async () => {
  const http = answering({ '/officers': silence })
  const { write, refusal } = writing(http)
  expect(await write(request)).toBeNull()
  expect(refusal.value).toBe('连不上服务器')
  http.answers = { '/officers': ok({ id: 'new' }) }
  expect((await write(request))?.body).toEqual({ id: 'new' })
  await write(request)
  const [first, second, third] = keysOf(http)
  expect(second).toBe(first)
  expect(third).not.toBe(second)
})

it('has a new key for something else', async () => {
  const http = answering({ '/officers': silence })
  const { write } = writing(http)
  await write(request)
  await write({ ...request, body: { badge: '2' } })
  expect(new Set(keysOf(http)).size).toBe(2)
})

it('says in words why it wasn’t done, until that is forgotten', async () => {
  const { write, refusal, code, forget } = writing(answering({ '/officers': refused }))
  await write(request)
  expect([refusal.value, code.value]).toEqual(['该警号已被使用。', 'badge_taken'])
  forget()
  expect([refusal.value, code.value]).toEqual([null, null])
})
