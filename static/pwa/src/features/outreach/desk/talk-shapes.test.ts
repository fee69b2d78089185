import { expect, it } from 'vitest'
import { aTarget } from '../test/made'
import { targetShapes } from './talk-shapes'

const placed = (id: string) => aTarget(id, { latitude: 36.28, longitude: 115.9 })

it('draws targets that have a place, the reached ones apart', () => {
  const shapes = targetShapes([placed('a'), placed('b'), aTarget('nowhere')], (id) => id === 'a')
  expect(shapes).toMatchObject([{ kind: 'dot', tone: 'good', label: 'a' }, { kind: 'dot', tone: 'mute', label: 'b' }])
})

it('leaves names out where they would cover each other', () => {
  const shapes = targetShapes(Array.from({ length: 26 }, (_, index) => placed(String(index))))
  expect(shapes.some((shape) => 'label' in shape)).toBe(false)
})
