import { describe, expect, it } from 'vitest'
import type { Plan } from '../../../api/desk'
import { post, section } from '../../../app/desk/testing/made'
import { newPlan, planChange, planDraftOf, planFaults, planMembers, spotMinutes } from './plan-draft'
import { newPost, postBody, postChange, postDraftOf, postFaults } from './post-draft'
import { lineOfGeoJson, sectionChange, sectionDraftOf, sectionFaults } from './section-draft'

describe('a post', () => {
  it('says nothing new as it was read', () => {
    expect(postChange(post, postDraftOf(post))).toBeNull()
  })
  it('names what is wrong in the order of the form', () => {
    expect(postFaults({ ...newPost(''), radius: '5' }, [])).toEqual(['name', 'unit', 'radius', 'place'])
  })
  it('stands at a chainage that its section has', () => {
    const draft = { ...postDraftOf(post), section_id: 'section', chainage: 'K12+300' }
    expect([postFaults(draft, [section]), postFaults({ ...draft, chainage: 'K99' }, [section])]).toEqual([[], ['chainage']])
    expect(postChange(post, draft)).toEqual({ section_id: 'section', chainage_m: 12_300 })
  })
  it('sends numbers, not what was typed', () => {
    expect(postBody({ ...postDraftOf(post), latitude: ' 36.1 ', radius: '80' })).toMatchObject({ latitude: 36.1, radius_m: 80, section_id: null, chainage_m: null })
  })
})

describe('a section', () => {
  it('says nothing new as it was read, whatever the order of its features', () => {
    const read = { ...section, attributes: ['freight' as const, 'through_village' as const] }
    expect(sectionChange(read, sectionDraftOf(read))).toBeNull()
  })
  it('needs a line', () => {
    expect(sectionFaults({ ...sectionDraftOf(section), line: [] })).toEqual(['line'])
  })
})

describe('a pasted line', () => {
  const line = [[116, 36], [116.1, 36.1]]
  const feature = { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: line } }
  it.each([['a geometry', feature.geometry], ['a feature', feature], ['a collection', { type: 'FeatureCollection', features: [feature] }], ['bare pairs', line]])('is read from %s', (_name, said) => {
    expect(lineOfGeoJson(JSON.stringify(said))).toEqual(line)
  })
  it('loses its heights', () => {
    expect(lineOfGeoJson('[[116,36,42],[116.1,36.1,40]]')).toEqual(line)
  })
  it.each([['no JSON', '{'], ['a point', '{"type":"Point","coordinates":[116,36]}'], ['two lines', JSON.stringify({ type: 'FeatureCollection', features: [feature, feature] })], ['metres', '[[500000,4000000],[500001,4000001]]']])('isn’t guessed from %s', (_name, said) => {
    expect(lineOfGeoJson(said)).toBeNull()
  })
})

describe('a plan', () => {
  const plan: Plan = {
    id: 'plan', kind: 'post', name: '早高峰', post_id: 'post', section_id: null, unit_id: 'squad', starts: '06:00', ends: '08:00', day_rule: 'weekdays', weekdays: [5, 1], valid_from: '2026-11-01', valid_to: null, officer_ids: ['wang'],
    vehicle_id: null, purpose: 'ordinary', manner: 'standing', mode: 'key', spot_checks: null, demands_check_in: false, required_passes: null, required_share: null, version: 1, announced_at: '2026-11-01T00:00:00.000Z', ended_at: null,
  }
  it('says nothing new as it was read', () => {
    expect(planChange(plan, planDraftOf(plan))).toBeNull()
  })
  it('demands a check-in only for security and emergency duty', () => {
    const draft = { ...planDraftOf(plan), demands_check_in: true }
    expect([planMembers(draft).demands_check_in, planMembers({ ...draft, purpose: 'security' }).demands_check_in]).toEqual([false, true])
  })
  it('asks of a section passes, a share, or both', () => {
    const draft = { ...newPlan('squad', '2026-11-23'), kind: 'section' as const, manner: 'patrol' as const, name: '夜巡', place_id: 'section' }
    expect(planFaults({ ...draft, passes: '', share: '' })).toEqual(['demand'])
    expect(planMembers({ ...draft, passes: '', share: '80' })).toMatchObject({ section_id: 'section', post_id: null, required_passes: null, required_share: 0.8 })
  })
  it('spreads spot checks over its hours, with or without passes', () => {
    const draft = { ...newPlan('squad', '2026-11-23'), kind: 'section' as const, manner: 'spot' as const, name: '夜查', place_id: 'section', passes: '', starts: '23:00', ends: '03:00' }
    expect([spotMinutes(draft), planFaults(draft), planMembers(draft).spot_checks]).toEqual([60, [], 4])
    expect(planFaults({ ...draft, spots: '24', ends: '02:00' })).toEqual(['spots'])
    expect(planMembers({ ...draft, manner: 'patrol' }).spot_checks).toBeNull()
  })
  it('goes by the calendar without weekdays', () => {
    const draft = { ...planDraftOf(plan), day_rule: 'workdays' as const, weekdays: [] }
    expect([planFaults(draft), planMembers(draft).weekdays]).toEqual([[], [1, 2, 3, 4, 5, 6, 7]])
  })
  it('must not end before it begins', () => {
    expect(planFaults({ ...planDraftOf(plan), valid_to: '2026-10-01' })).toEqual(['validity'])
  })
})
