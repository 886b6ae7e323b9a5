import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inspectPdf } from '../../functions/adapters/paper/inspect-pdf.ts'
import { IDENTITY, inkOn } from '../../functions/adapters/paper/pdf/content-ink.ts'
import { operators } from '../../functions/adapters/paper/pdf/content-operators.ts'
import { Drawing } from '../../functions/adapters/paper/pdf/drawing.ts'
import { mendContent } from '../../functions/adapters/paper/pdf/mend-content.ts'
import { readContent } from '../../functions/adapters/paper/pdf/read-content.ts'
import { isWholeJpeg } from '../../functions/adapters/paper/pdf/whole-jpeg.ts'
import { JPEG } from '../support/jpeg.ts'
import { openBound, stream, writtenPaper } from '../support/open-pack.ts'

const bytesOf = (text: string) => Buffer.from(text, 'latin1')
const mended = (drawing: string) => mendContent(bytesOf(drawing)).toString('latin1')

function isDamaged(drawing: Uint8Array): boolean {
  const ink = inkOn([], { left: 0, bottom: 0, right: 0, top: 0 })
  const named = { lettersOf: () => 1 as const, draw: () => {} }
  return readContent(drawing, new Drawing(IDENTITY, ink, named), operators).isDamaged
}

describe('a damaged drawing', () => {
  const DAMAGED: [what: string, drawing: string, mended: string][] = [
    ['a bracket that closes nothing', '[(a)]] TJ', '[(a)]  TJ'],
    ['an array that an operator runs into', '[(a) 3 TJ ET', '[(a) 3 ] TJ ET'],
    ['a string that does not end', '[(a (b', '[(a (b))\n] '],
    ['a string closed twice', '(a)) Tj', '(a)  Tj'],
    ['a hexadecimal string with other letters', '<41G2> Tj', '<412> Tj'],
    ['a dictionary that cannot be read', '/P <</MCID 0 1>> BDC', '/P <<>> BDC'],
    ['a reference, which drawings cannot have', '/P <</MCID 7 0 R>> BDC', '/P <<>> BDC'],
    ['a key given twice', '/P <</MCID 0 /MCID 1>> BDC', '/P <<>> BDC'],
    ['braces', '{q}Q', ' q Q'],
    ['a name with half an escape', '/F#1 9 Tf', '/F#231 9 Tf'],
    ['a picture that does not end', 'BI /W 1 ID \x00\xff', 'BI /W 1 ID \x00\xff\nEI'],
  ]
  test.each(DAMAGED)('with %s is put in order', (_, drawing, order) => {
    expect(isDamaged(bytesOf(drawing))).toBe(true)
    expect(mended(drawing)).toBe(order)
  })

  test('is sound once it is put in order, and then stays as it is', () => {
    const pieces = fc.constantFrom(
      ...'[ ] ( ) < > << >> { } / # % 1 -2.5 /P /a#41 /b#z <41> (a) (\\)) q Q BT TJ BDC BI ID EI true \n 7 0 R'.split(
        ' ',
      ),
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), fc.constantFrom('', ' '), (parts, space) => {
        const drawing = mendContent(bytesOf(parts.join(space)))
        expect(isDamaged(drawing)).toBe(false)
        expect(mendContent(drawing)).toEqual(drawing)
      }),
      { numRuns: 2000 },
    )
  })

  test('is bound in order, and its officer is told to look at it', async () => {
    const paper = writtenPaper({ pages: [{ drawing: 'BT /F1 12 Tf 72 700 Td [(Totals)]] TJ ET' }] })
    const findings = await inspectPdf(paper.pdf)
    expect(findings).toMatchObject({
      verdict: 'fit-with-warnings',
      warnings: [expect.stringContaining('drawn')],
    })
    const pack = await openBound([paper])
    expect(pack.data(pack.pages[0], 'Contents.1')).toBe('BT /F1 12 Tf 72 700 Td [(Totals)]  TJ ET')
  })
})

test('what is no drawing at all makes its file unfit', async () => {
  const paper = writtenPaper({ pages: [{ drawing: 'glyf ] loca cvt prep q' }] })
  expect(await inspectPdf(paper.pdf)).toMatchObject({
    verdict: 'unfit',
    reasons: [expect.stringContaining('what is drawn on a page cannot be read')],
  })
})

test('an object that a strict reader would find fault with is written anew', async () => {
  const pack = await openBound([
    writtenPaper({
      pages: [{ own: '/Resources <</Font <</F1 100 0 R>>>>' }],
      objects: { 100: '<</Type /Font /Subtype /Type1 /BaseFont /Courier /BaseFont /Helvetica>>' },
    }),
  ])
  const fonts = pack.objects.filter(([, one]) => `${one}`.includes('/BaseFont /Helvetica'))
  expect(fonts.map(([, one]) => `${one}`.match(/BaseFont/g))).toEqual([['BaseFont']])
})

describe('a JPEG picture', () => {
  const whole = Buffer.from(JPEG, 'base64')
  const without = (marker: number): Buffer => {
    const at = whole.indexOf(Buffer.from([0xff, marker]))
    return Buffer.concat([whole.subarray(0, at), whole.subarray(at + 2 + whole.readUInt16BE(at + 2))])
  }
  const withByte = (marker: number, offset: number, value: number): Buffer => {
    const changed = Buffer.from(whole)
    changed[whole.indexOf(Buffer.from([0xff, marker])) + offset] = value
    return changed
  }

  test('that is whole is taken, cut or garbled it is not', () => {
    expect(isWholeJpeg(whole)).toBe(true)
    for (let length = 0; length < whole.length; length += 1)
      expect(isWholeJpeg(whole.subarray(0, length))).toBe(false)
    const garbled = [
      without(0xc0),
      withByte(0xc0, 1, 0xc3),
      withByte(0xc0, 4, 12),
      withByte(0xc0, 11, 0x00),
      withByte(0xdb, 4, 0x07),
      withByte(0xc4, 4, 0x25),
      withByte(0xc4, 5, 3),
      withByte(0xda, 3, 9),
    ]
    expect(garbled.map(isWholeJpeg)).toEqual(garbled.map(() => false))
  })

  test('that breaks off makes its file unfit', async () => {
    const withPicture = (data: Buffer) =>
      writtenPaper({
        pages: [{ own: '/Resources <</XObject <</P 100 0 R>>>>', drawing: '/P Do' }],
        objects: {
          100: stream(
            '/Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode',
            data.toString('latin1'),
          ),
        },
      }).pdf
    expect(await inspectPdf(withPicture(whole))).toMatchObject({ verdict: 'fit' })
    expect(await inspectPdf(withPicture(whole.subarray(0, -40)))).toMatchObject({
      verdict: 'unfit',
      reasons: [expect.stringContaining('picture')],
    })
  })
})
