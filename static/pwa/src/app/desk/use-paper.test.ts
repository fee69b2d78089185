// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { usePaper } from './use-paper'

it('holds while its page is open, and leaves the next page’s paper alone', () => {
  const sheet = (name: string) => mount({ setup: () => { usePaper(name) }, template: '<p />' })
  const one = sheet('notice')
  expect(document.body.dataset['paper']).toBe('notice')
  const next = sheet('duty-sheet')
  one.unmount()
  expect(document.body.dataset['paper']).toBe('duty-sheet')
  next.unmount()
  expect(document.body.dataset['paper']).toBeUndefined()
})
