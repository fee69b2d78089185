/** Why the server showed nothing, in words for the desk: nothing is kept here, so nothing is promised to be sent later. */
import { deskProblemText, td } from '../../locale/desk'
import { clockText } from '../../locale/time'
import type { Failure } from './use-resource'

export function failureText(failure: Failure): string {
  return failure.kind === 'network' ? td('state.offline') : deskProblemText(failure.problem.code, failure.problem.params)
}

/** One line above data that could not be refreshed. */
export function staleText(failure: Failure, at: Date): string {
  const clock = clockText(at)
  return failure.kind === 'network' ? td('state.stale', { clock }) : td('state.staleProblem', { reason: failureText(failure), clock })
}

export const needsSignIn = (failure: Failure) => failure.kind === 'problem' && failure.problem.code === 'not_signed_in'
