// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { nextTick } from 'vue'
import PlateKeyboard from './PlateKeyboard.vue'

function keyboard(text: string) {
  const wrapper = mount(PlateKeyboard, {
    props: {
      text, typeCode: null as string | null,
      'onUpdate:text': (next: string) => wrapper.setProps({ text: next }),
      'onUpdate:typeCode': (next: string | null) => wrapper.setProps({ typeCode: next }),
    },
  })
  const press = async (sign: string) => {
    await wrapper.findAll('.key').find((key) => key.text() === sign)?.trigger('click')
    await nextTick()
  }
  return { wrapper, press }
}

it('writes an ordinary plate, asks its colour and is done', async () => {
  const { wrapper, press } = keyboard('鲁P')
  for (const sign of '12345') await press(sign)
  expect(wrapper.props('text')).toBe('鲁P12345')
  await wrapper.findAll('.type')[1]?.trigger('click')
  expect(wrapper.props('typeCode')).toBe('01')
  expect(wrapper.emitted('done')).toHaveLength(1)
})

it('goes on to an energy plate with an eighth character, and no further', async () => {
  const { wrapper, press } = keyboard('鲁P12345')
  await press('D')
  await press('7')
  expect(wrapper.props('text')).toBe('鲁P12345D')
  expect(wrapper.find('.type').exists()).toBe(false)
})

it('forgets the type when the plate changes', async () => {
  const { wrapper, press } = keyboard('鲁P1234')
  await press('5')
  await wrapper.setProps({ typeCode: '02' })
  await wrapper.get('.last').trigger('click')
  expect(wrapper.props('typeCode')).toBeNull()
})

it('offers the provinces again once all is erased', async () => {
  const { wrapper } = keyboard('鲁')
  await wrapper.get('.last').trigger('click')
  expect(wrapper.findAll('.key').map((key) => key.text())).toContain('冀')
})
