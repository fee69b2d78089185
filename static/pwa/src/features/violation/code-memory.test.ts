// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { defineComponent } from 'vue'
import { createPreferences, type Preferences } from '../../app/preferences'
import { servicesKey } from '../../app/services'
import { servicesWith } from '../../app/testing/services'
import { useCodeMemory, type CodeMemory } from './code-memory'

function memoryOf(officerId: string, preferences: Preferences): CodeMemory {
  const held: CodeMemory[] = []
  const Holder = defineComponent({ setup: () => { held.push(useCodeMemory(officerId)); return () => null } })
  mount(Holder, { global: { provide: { [servicesKey as symbol]: servicesWith({ preferences }) } } })
  const [memory] = held
  if (memory === undefined) throw new Error('no memory')
  return memory
}

it('keeps pinned and last used codes of each officer apart, also for the next start', () => {
  const phone = createPreferences(null)
  const wang = memoryOf('wang', phone)
  wang.toggle('1039')
  wang.toggle('6011')
  wang.used(['1357'], 80)
  wang.used(['6050', '6011'], null)
  expect(memoryOf('wang', phone).pinned.value).toEqual(['1039', '6011'])
  expect(memoryOf('wang', phone).recent.value).toEqual(['6050', '6011', '1357'])
  expect(memoryOf('wang', phone).limitKmh.value).toBe(80)
  expect(memoryOf('li', phone).pinned.value).toEqual([])
})

it('lets a pinned code go when it is tapped again', () => {
  const memory = memoryOf('wang', createPreferences(null))
  memory.toggle('1039')
  memory.toggle('1039')
  expect(memory.pinned.value).toEqual([])
})
