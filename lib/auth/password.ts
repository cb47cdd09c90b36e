import 'server-only'
import { hash as argon2id, verify as verifyArgon2 } from '@node-rs/argon2'
import { verify as verifyBcrypt } from '@node-rs/bcrypt'

// argon2id with 64 MiB, 3 passes, 1 lane: above the OWASP Password Storage minimum (19 MiB, 2 passes).
const parameters = { memoryCost: 64 * 1024, timeCost: 3, parallelism: 1 }
const atOnce = 4

export function hashPassword(password: string): Promise<string> {
  return inTurn(() => argon2id(normalized(password), parameters))
}

/** `rehash`: the password is right, and its hash should be replaced by a current one. */
export async function checkPassword(
  password: string,
  hash: string | null,
): Promise<{ right: boolean; rehash: boolean }> {
  if (hash?.startsWith('$argon2id$')) {
    const right = await inTurn(() => verifyArgon2(hash, normalized(password)))
    return { right, rehash: right && !hash.includes(`m=${parameters.memoryCost},t=${parameters.timeCost}`) }
  }
  // The old system's hashes. They were made of the text as typed, so it is not normalized.
  if (hash && /^\$2[aby]\$/.test(hash)) {
    const [right] = await Promise.all([inTurn(() => verifyBcrypt(password, hash)), wasteAnArgon2(password)])
    return { right, rehash: right }
  }
  // No such account, or one without a password: as much work as for one that has it.
  await wasteAnArgon2(password)
  return { right: false, rehash: false }
}

let decoy: Promise<string> | undefined

async function wasteAnArgon2(password: string) {
  decoy ??= argon2id(crypto.randomUUID(), parameters)
  const hash = await decoy
  await inTurn(() => verifyArgon2(hash, normalized(password)))
}

function normalized(password: string) {
  return password.normalize('NFC')
}

let running = 0
const waiting: (() => void)[] = []

/** At most four at a time: two hundred logins at once must not take 13 GB. */
async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running < atOnce) running += 1
  else await new Promise<void>((resolve) => waiting.push(resolve)) // whoever ends hands the place over
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}
