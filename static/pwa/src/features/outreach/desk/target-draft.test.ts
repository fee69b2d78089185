import { describe, expect, it } from 'vitest'
import { aTarget } from '../test/made'
import { draftOfTarget, faultsOfTarget, newTargetDraft, targetOf } from './target-draft'

const fair = aTarget('fair', { kind: 'fair', name: '三月三庙会', aliases: ['古会'], lunar_month: 3, lunar_day: 3, lunar_is_leap: false, latitude: 36.11, longitude: 115.78 })

describe('a target at the desk', () => {
  it('comes out as it went in', () => {
    expect(fair).toMatchObject(targetOf(draftOfTarget(fair)))
  })

  it('has other names however they are set apart', () => {
    expect(targetOf({ ...newTargetDraft('brigade'), name: '郭店屯村', aliases: '郭屯、郭店 屯里' }).aliases).toEqual(['郭屯', '郭店', '屯里'])
  })

  it('has a lunar date only if it is a fair, and an unknown leap month stays unknown', () => {
    expect(targetOf({ ...draftOfTarget(fair), kind: 'village' })).toMatchObject({ lunar_month: null, lunar_day: null, lunar_is_leap: null })
    expect(targetOf({ ...draftOfTarget(fair), lunar_is_leap: '' }).lunar_is_leap).toBeNull()
  })

  it('needs a name, a whole place or none, and a whole lunar date or none', () => {
    const draft = draftOfTarget(fair)
    expect(faultsOfTarget({ ...draft, name: ' ' })).toEqual(['name'])
    expect(faultsOfTarget({ ...draft, longitude: '' })).toEqual(['place'])
    expect(faultsOfTarget({ ...draft, latitude: '96' })).toEqual(['place'])
    expect(faultsOfTarget({ ...draft, lunar_day: '' })).toEqual(['lunar'])
    expect(faultsOfTarget({ ...draft, latitude: '', longitude: '' })).toEqual([])
  })
})
