import { describe, expect, it } from 'vitest'
import { changesOf, draftOf, isIncomplete } from './adoption'
import { aProposal } from './testing'

describe('adopting a proposal', () => {
  it('says nothing where nothing was changed', () => {
    const proposal = aProposal()
    expect(changesOf(proposal, draftOf(proposal))).toEqual({})
  })

  it('says only what was changed, as the server takes it', () => {
    const proposal = aProposal()
    expect(changesOf(proposal, { ...draftOf(proposal), starts: '18:30', weekdays: '5,6,7', required_passes: '3' })).toEqual({ starts: '18:30', weekdays: [5, 6, 7], required_passes: 3 })
  })

  it('needs a section for a period that has none', () => {
    const proposal = aProposal({ kind: 'period', suggestion: { ...aProposal().suggestion, section_id: null } })
    expect([isIncomplete(proposal, draftOf(proposal)), isIncomplete(proposal, { ...draftOf(proposal), section_id: 'section' })]).toEqual([true, false])
  })

  it('may leave a post without a name', () => {
    const proposal = aProposal({ kind: 'post' })
    expect(isIncomplete(proposal, draftOf(proposal))).toBe(false)
  })
})
