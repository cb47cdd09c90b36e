import { inTurns, spreadOf } from './measure.ts'
import { paletteTexts } from './palette-texts.ts'
import { withWeb, type WebBench } from './web.ts'

/** What the palette answers while somebody types, from request to last byte: several hundred different texts, by kind. */
export async function benchPalette(data: string, patients: number, rounds: number): Promise<object> {
  return withWeb(data, patients, async (web) => {
    const texts = await paletteTexts(web.client)
    const works: Record<string, () => Promise<number>> = {}
    for (const [at, { text }] of texts.entries()) works[String(at)] = () => ask(web, text)
    const taken: { kind: string; text: string; milliseconds: number }[] = []
    await inTurns(rounds, works, {
      warmUp: 1,
      onTaken: (name, milliseconds) => taken.push({ ...texts[Number(name)]!, milliseconds }),
    })
    const of = (some: typeof taken) => spreadOf(some.map(({ milliseconds }) => milliseconds))
    const kinds = [...new Set(texts.map(({ kind }) => kind))]
    const slowest = taken.toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, 15)
    return {
      patients,
      texts: texts.length,
      rounds,
      all: of(taken),
      byKind: kinds.map((kind) => ({ kind, ...of(taken.filter((one) => one.kind === kind)) })),
      slowest,
    }
  })
}

async function ask({ base, cookie }: WebBench, text: string): Promise<number> {
  const started = performance.now()
  const answer = await fetch(`${base}/api/palette`, {
    method: 'POST',
    headers: { cookie, origin: base, 'content-type': 'application/json' },
    body: JSON.stringify({ text }),
  })
  const said = await answer.text()
  if (answer.status !== 200) throw new Error(`"${text}" was answered with ${answer.status}: ${said}`)
  return performance.now() - started
}
