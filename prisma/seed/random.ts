/**
 * Random numbers that are the same on every machine and every run.
 *
 * The generator is sfc32 ("Small Fast Counter") by Chris Doty-Humphrey, from PractRand, public domain: 128 bits of
 * state, no known statistical failure. It is seeded through the finaliser of MurmurHash3 by Austin Appleby, public
 * domain, so that neighbouring seeds (patient 17, patient 18) give unrelated streams.
 */
export class Random {
  private a: number
  private b: number
  private c: number
  private counter = 1

  /** `path` names the stream: Random(seed, 17, 3) never depends on what Random(seed, 16, 3) was asked for. */
  constructor(seed: number, ...path: number[]) {
    let hash = scramble(seed ^ 0x9e3779b9) ^ scramble(Math.floor(seed / 0x1_0000_0000))
    for (const step of path) hash = scramble((Math.imul(hash, 31) + step) ^ 0x7f4a7c15)
    this.a = scramble(hash + 1)
    this.b = scramble(hash + 2)
    this.c = scramble(hash + 3)
    for (let round = 0; round < 12; round++) this.bits()
  }

  /** 32 random bits as an unsigned integer. */
  bits(): number {
    const sum = (this.a + this.b + this.counter) | 0
    this.counter = (this.counter + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0
    return sum >>> 0
  }

  /** From 0 up to, but not including, 1. */
  unit(): number {
    return this.bits() / 0x1_0000_0000
  }

  between(least: number, most: number): number {
    return least + (most - least) * this.unit()
  }

  /** A whole number, both ends included. */
  integer(least: number, most: number): number {
    return least + Math.floor(this.unit() * (most - least + 1))
  }

  chance(share: number): boolean {
    return this.unit() < share
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(this.unit() * items.length)]
    if (item === undefined) throw new Error('There is nothing to pick from')
    return item
  }

  /** Picks by weight; the weights need not add up to 1. */
  weighted<Item>(choices: readonly (readonly [Item, number])[]): Item {
    let rest = this.unit() * choices.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [item, weight] of choices) {
      rest -= weight
      if (rest < 0) return item
    }
    return this.pick(choices)[0]
  }

  /** Gaussian, by the method of Box and Muller (Annals of Mathematical Statistics 1958;29:610). */
  normal(mean: number, deviation: number): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.unit()))
    return mean + deviation * radius * Math.cos(2 * Math.PI * this.unit())
  }

  exponential(mean: number): number {
    return -mean * Math.log(1 - this.unit())
  }

  /** A UUID of version 7 (RFC 9562) for something that happened at this moment, in milliseconds since 1970. */
  id(moment: number): string {
    const whole = Math.floor(moment)
    const first = this.bits()
    const second = this.bits()
    const third = this.bits()
    const time = hex(Math.floor(whole / 0x1_0000_0000)) + hex(Math.floor(whole / 0x1_0000)) + '-' + hex(whole)
    return (
      `${time}-${hex(0x7000 | (first & 0xfff))}-${hex(0x8000 | ((first >>> 12) & 0x3fff))}-` +
      hex(second >>> 16) +
      hex(second) +
      hex(third)
    )
  }
}

const fourDigits = Array.from({ length: 0x1_0000 }, (_, value) => value.toString(16).padStart(4, '0'))

/** The last 16 bits as four digits. */
function hex(value: number): string {
  return fourDigits[value & 0xffff] ?? ''
}

function scramble(value: number): number {
  let hash = value | 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) | 0
}
