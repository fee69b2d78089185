/** Types of plates (号牌种类) as an officer tells them apart: by the colour. */
import { tIfKnown } from '../../locale'

export type PlateColour = 'blue' | 'yellow' | 'framed' | 'green' | 'yellowGreen' | 'black' | 'white' | 'none'

const COLOURS: Readonly<Record<string, PlateColour>> = {
  '01': 'yellow', '02': 'blue', '03': 'black', '04': 'black', '05': 'black', '06': 'black', '07': 'yellow', '08': 'blue', '09': 'black',
  '10': 'black', '11': 'black', '12': 'black', '13': 'framed', '14': 'yellow', '15': 'framed', '16': 'framed', '17': 'framed',
  '20': 'white', '21': 'white', '22': 'white', '23': 'white', '24': 'white', '26': 'black', '27': 'black', '31': 'white', '32': 'white',
  '51': 'yellowGreen', '52': 'green',
}

export function plateColour(typeCode: string | null): PlateColour {
  return COLOURS[typeCode ?? ''] ?? 'none'
}

export function plateTypeName(typeCode: string): string {
  return tIfKnown(`violation.plateTypes.${typeCode}`) ?? typeCode
}

/** `鲁P·12345`. */
export function plateText(text: string): string {
  return /^[^\dA-Z][A-Z]/.test(text) && text.length > 2 ? `${text.slice(0, 2)}·${text.slice(2)}` : text
}
