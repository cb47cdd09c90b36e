// what steers the direction or the selection of glyphs without being seen, and so can make a text read as another one
const bidiControls = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
const invisible =
  /[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2028\u2029\u2060-\u2065\u206a-\u206f\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb]|[\u{e0000}-\u{e0fff}]/gu
const controls = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g
const loneSurrogates = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const nonCharacters = /[\ufdd0-\ufdef\ufffe\uffff]/g
const joiners = /[\u200c\u200d]/g
const manyMarks = /(\p{M}{4})\p{M}+/gu

/** A text with nothing in it but what can be seen: every character that is left is drawn, in the order it is read. */
export function clean(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(loneSurrogates, '\ufffd')
    .replace(bidiControls, '')
    .replace(controls, '')
    .replace(invisible, '')
    .replace(nonCharacters, '\ufffd')
    .replace(joiners, (joiner, at: number, whole: string) => (joins(whole, at) ? joiner : ''))
    .replace(manyMarks, '$1')
    .normalize('NFC')
}

/** Joiners shape letters of Arabic and Indian scripts and put emoji together; between others they only hide. */
function joins(text: string, at: number) {
  return shaped.test(text.slice(Math.max(0, at - 2), at)) && shaped.test(text.slice(at + 1, at + 3))
}
const shaped =
  /[\p{sc=Arab}\p{sc=Syrc}\p{sc=Deva}\p{sc=Beng}\p{sc=Gujr}\p{sc=Guru}\p{sc=Taml}\p{sc=Telu}\p{sc=Knda}\p{sc=Mlym}\p{sc=Sinh}\p{sc=Khmr}\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]/u
