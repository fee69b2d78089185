export const checkIn = {
  title: 'Check-in',
  in: 'Check-in',
  out: 'Check-out',
  verdict: { inside: 'inside the post', outside: 'outside the post', uncertain: 'too inaccurate to tell', missing: 'no position' },
  verdictText: '{distance} from the centre, accuracy ±{accuracy}, radius {radius}',
  rule: 'Inside when distance plus accuracy is within the radius, outside when distance minus accuracy is beyond it, else uncertain. All are kept, none refused.',
  requirement: 'The credit of its requirement',
  post: 'Post',
}
