export const shift = {
  title: 'On duty now',
  note: 'By officers’ own word: not demanded, no hours counted, no score',
  unit: 'Unit',
  people: 'People',
  car: 'Car',
  since: 'Since',
  count: '{count} people',
  nobody: 'Nobody has gone on duty here.',
  due: 'Also due on the road by plan: {names}',
  tallied: '{unit}: counted today',
}
