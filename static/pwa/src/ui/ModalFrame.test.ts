// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, expect, it, vi } from 'vitest'
import ModalFrame from './ModalFrame.vue'

afterEach(() => {
  document.body.innerHTML = ''
  vi.restoreAllMocks()
})

function aFrame(show: boolean) {
  const wrapper = mount(ModalFrame, { props: { show, title: '选择', place: 'bottom' as const, 'onUpdate:show': (next: boolean) => wrapper.setProps({ show: next }) }, slots: { default: '<p>内容</p>' } })
  const dialog = document.body.querySelector('dialog')
  if (dialog === null) throw new Error('no dialog')
  return { wrapper, dialog }
}

it('opens as the browser’s own modal dialog, with its name', async () => {
  const showModal = vi.spyOn(HTMLDialogElement.prototype, 'showModal')
  const { wrapper, dialog } = aFrame(false)
  expect([dialog.hasAttribute('open'), dialog.textContent]).toEqual([false, ''])
  await wrapper.setProps({ show: true })
  expect(showModal).toHaveBeenCalledOnce()
  expect([dialog.hasAttribute('open'), dialog.textContent, dialog.getAttribute('aria-label')]).toEqual([true, '内容', '选择'])
})

it('is open from the start if it is wanted so', async () => {
  const { wrapper, dialog } = aFrame(true)
  await wrapper.vm.$nextTick()
  expect(dialog.hasAttribute('open')).toBe(true)
})

it('closes on a tap beside it, not on one inside', async () => {
  const { wrapper, dialog } = aFrame(true)
  await wrapper.vm.$nextTick()
  dialog.querySelector('p')?.click()
  await wrapper.vm.$nextTick()
  expect(wrapper.props('show')).toBe(true)
  dialog.click()
  await wrapper.vm.$nextTick()
  expect([wrapper.props('show'), dialog.hasAttribute('open')]).toEqual([false, false])
})

it('says so when the browser closes it, and keeps what was typed into it', async () => {
  const { wrapper, dialog } = aFrame(true)
  await wrapper.vm.$nextTick()
  dialog.close()
  dialog.dispatchEvent(new Event('close'))
  await wrapper.vm.$nextTick()
  expect([wrapper.props('show'), dialog.textContent]).toEqual([false, '内容'])
})

it('closes on the phone’s back button', async () => {
  const { wrapper } = aFrame(true)
  await wrapper.vm.$nextTick()
  window.dispatchEvent(new Event('popstate'))
  await wrapper.vm.$nextTick()
  expect(wrapper.props('show')).toBe(false)
})

it('holds the page behind still until the last one is gone', async () => {
  const { wrapper } = aFrame(true)
  await wrapper.vm.$nextTick()
  expect(document.body.style.overflow).toBe('hidden')
  wrapper.unmount()
  expect(document.body.style.overflow).toBe('')
})

it('shows in a browser that knows no dialogs', async () => {
  const known = { ...Object.getOwnPropertyDescriptors(HTMLDialogElement.prototype) }
  Object.assign(HTMLDialogElement.prototype, { showModal: undefined, close: undefined })
  const { wrapper, dialog } = aFrame(true)
  await wrapper.vm.$nextTick()
  expect(dialog.hasAttribute('open')).toBe(true)
  await wrapper.setProps({ show: false })
  expect(dialog.hasAttribute('open')).toBe(false)
  Object.defineProperties(HTMLDialogElement.prototype, known)
})
