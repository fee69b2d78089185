import { describe, expect, it } from 'vitest'
import { anEntry, confirmed, refused } from '../../app/testing/entries'
import { aTalk } from './test/made'
import { begunEarlier, counted, emptyTalk, formFrom, isUntouched, markedPhotos, minutesOf, payloadOf, problemOf, stageOf, type TalkPhoto } from './talk'

const BEGAN = '2026-11-23T01:00:00.000Z'
const NOW = new Date('2026-11-23T01:47:59.000Z')
const photo = (digest: string): TalkPhoto => ({ photo: { digest, size_bytes: 1, media_type: 'image/jpeg', source: 'camera', camera: null }, bytes: null })

describe('a talk', () => {
  it('is before, running, over', () => {
    expect(stageOf(emptyTalk())).toBe('before')
    expect(stageOf({ ...emptyTalk(), started_at: BEGAN })).toBe('running')
    expect(stageOf({ ...emptyTalk(), started_at: BEGAN, ended_at: NOW.toISOString() })).toBe('over')
  })

  it('lasts until now while it goes on, and no longer than to its end', () => {
    const form = { ...emptyTalk(), started_at: BEGAN }
    expect(minutesOf(form, NOW)).toBe(47)
    expect(minutesOf({ ...form, ended_at: '2026-11-23T01:30:00.000Z' }, NOW)).toBe(30)
    expect(minutesOf({ ...form, started_at: begunEarlier(BEGAN, 10) }, NOW)).toBe(57)
  })

  it('needs a target and nothing else: no photo, no chip, not even a head', () => {
    expect(problemOf(emptyTalk())).toBe('outreach.targets.missing')
    expect(problemOf({ ...emptyTalk(), target_ids: ['village'] })).toBeNull()
  })

  it('does not end before it began', () => {
    const form = { ...emptyTalk(), target_ids: ['village'], started_at: NOW.toISOString(), ended_at: BEGAN }
    expect(problemOf(form)).toBe('outreach.times.wrong')
  })

  it('counts neither below nobody nor beyond the limit', () => {
    expect(counted(0, -1)).toBe(0)
    expect(counted(28, 10)).toBe(38)
    expect(counted(99_999, 10)).toBe(100_000)
  })

  it('leaves with trimmed words, and only what was handed out', () => {
    const materials = [{ kind: 'apron', count: 28 }, { kind: 'cup', count: 0 }]
    const payload = payloadOf({ ...emptyTalk(), started_at: BEGAN, hazards_heard: ' 弯道 ', materials }, NOW)
    expect(payload).toMatchObject({ started_at: BEGAN, ended_at: NOW.toISOString(), hazards_heard: '弯道', materials: [{ kind: 'apron', count: 28 }] })
  })

  it('marks each photo, whether anybody was ticked or not', () => {
    const marked = markedPhotos({ ...emptyTalk(), faces_visible: ['b'] }, [photo('a'), photo('b')])
    expect(marked.map((each) => each.photo)).toMatchObject([{ digest: 'a', faces_or_minors_visible: false }, { digest: 'b', faces_or_minors_visible: true }])
  })
})

describe('a draft', () => {
  it('that was only opened is no loss', () => {
    expect(isUntouched(emptyTalk(), [])).toBe(true)
    expect(isUntouched({ ...emptyTalk(), started_at: BEGAN }, [])).toBe(false)
    expect(isUntouched({ ...emptyTalk(), themes: ['helmet'] }, [])).toBe(false)
  })

  it('from a refused talk corrects it, from an applied one supersedes it, with everything that was said', () => {
    const entry = anEntry('outreach.close_session', { ...aTalk, photos: [{ ...photo('a').photo, faces_or_minors_visible: true }] }, { id: 'old' })
    expect(formFrom({ ...entry, state: refused('target_unknown') }).replaces).toEqual({ how: 'correct', id: 'old' })
    const form = formFrom({ ...entry, state: confirmed(1) })
    expect(form).toMatchObject({ replaces: { how: 'supersede', id: 'old' }, head_count: 30, groups: ['villager'], faces_visible: ['a'] })
    expect(payloadOf(form, NOW)).toMatchObject({ started_at: aTalk.started_at, target_ids: ['village'] })
  })
})
