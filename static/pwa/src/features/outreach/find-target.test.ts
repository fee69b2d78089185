import { describe, expect, it } from 'vitest'
import { byNearness, fits, nearby, search } from './find-target'
import { aTarget } from './test/made'

const here = { latitude: 36.28, longitude: 115.9 }
const near = aTarget('near', { latitude: 36.283, longitude: 115.9 })
const far = aTarget('far', { latitude: 36.4, longitude: 115.9, kind: 'school' })
const nowhere = aTarget('nowhere', { town_name: '寿张镇' })

describe('looking for a target', () => {
  it('shows the nearest first, and those without a place after them', () => {
    const found = byNearness([nowhere, far, near], here)
    expect(found.map(({ target }) => target.id)).toEqual(['near', 'far', 'nowhere'])
    expect(Math.round(found[0]?.distance_m ?? 0)).toBe(334)
  })

  it('offers at one tap only what is near', () => {
    expect(nearby(byNearness([nowhere, far, near], here), 4).map(({ target }) => target.id)).toEqual(['near'])
    expect(nearby(byNearness([near], null), 4)).toEqual([])
  })

  it('goes by town and name where the phone has no position', () => {
    const list = [aTarget('乙村', { town_name: '阿城镇' }), aTarget('甲村', { town_name: '阎楼镇' }), aTarget('丙村', { town_name: '阿城镇' })]
    expect(byNearness(list, null).map(({ target }) => target.name)).toEqual(['丙村', '乙村', '甲村'])
  })

  it('finds by a part of the name, an alias, the town or the key, in any width', () => {
    const village = aTarget('v', { name: '郭店屯村', aliases: ['郭屯'], town_name: '郭店屯镇', external_key: 'V001' })
    for (const query of ['店屯', '郭屯', '屯镇 村', 'v001', 'Ｖ００１', '']) expect(fits(village, query), query).toBe(true)
    expect(fits(village, '阿城')).toBe(false)
  })

  it('keeps to one kind when asked', () => {
    expect(search(byNearness([near, far], here), '', 'school').map(({ target }) => target.id)).toEqual(['far'])
  })
})
