/** How a thing stands: well, waiting, badly, notable, neither. */
export type Tone = 'good' | 'wait' | 'bad' | 'brand' | 'mute'
