import { expect, it } from 'vitest'
import { codeIn, destinationOf, enrolFailureText, isDesk, refusalText } from './sign-in'

it('after signing in a link leads only to an own page', () => {
  expect(destinationOf('/records?show=attention')).toBe('/records?show=attention')
  expect(destinationOf('//evil.example')).toBe('/today')
  expect(destinationOf('/\\evil.example')).toBe('/today')
  expect(destinationOf('https://evil.example')).toBe('/today')
  expect(destinationOf(undefined)).toBe('/today')
})

it('a code is read from the fragment of the address, and nothing else for one', () => {
  expect(codeIn(`#code=${'aB-_9'.repeat(9)}`)).toBe('aB-_9'.repeat(9))
  for (const hash of ['', '#code=', '#code=short', `#code=${'a'.repeat(65)}`, `#code=${'a'.repeat(30)}&x=1`]) expect(codeIn(hash)).toBeNull()
})

it('the desk needs no enrolment, a page that only begins like it does', () => {
  expect(isDesk('/desk/records')).toBe(true)
  expect(isDesk('/desktop')).toBe(false)
})

it('says how long to wait after too many failures', () => {
  const problem = { status: 429, code: 'sign_in_throttled', title: '', detail: '', params: {} }
  expect(refusalText({ kind: 'problem', problem, retryAfterS: 60 })).toBe('密码输错次数过多，请稍后再试。请等待 60 秒后再试。')
  expect(refusalText({ kind: 'network', reason: 'unreachable' })).toContain('连不上服务器')
})

it('says why enrolling failed', () => {
  expect(enrolFailureText({ kind: 'server', status: 422, code: 'ticket_invalid' })).toBe('登记没有完成：登录时间过久，请重新登录。')
})
