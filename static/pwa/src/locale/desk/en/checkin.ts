export const checkIn = {
  title: 'Check-in',
  in: 'Check-in',
  out: 'Check-out',
  verdict: { inside: 'inside the post', outside: 'outside the post', uncertain: 'too inaccurate or too old to tell', missing: 'no position' },
  verdictText: '{distance} from the centre, accuracy ±{accuracy}, radius {radius}',
  age: 'position {seconds} s old',
  rule: 'Inside when distance plus accuracy is within the radius, outside when distance minus accuracy is beyond it, else uncertain. A position more than 20 s older than the word counts as less accurate by 15 m for each second. All are kept, none refused.',
  requirement: 'The credit of its requirement',
  post: 'Post',
}
