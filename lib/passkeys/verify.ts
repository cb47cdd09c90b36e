import 'server-only'
import { verifyAuthenticationResponse, type AuthenticationResponseJSON } from '@simplewebauthn/server'
import { decodeClientDataJSON } from '@simplewebauthn/server/helpers'
import { relyingParty } from './relying-party'

export type KnownPasskey = { id: string; publicKey: Uint8Array<ArrayBuffer>; signCount: bigint }

/** What the device says it was asked to sign; null when it says nothing that can be read. */
export function challengeIn({ response }: { response: { clientDataJSON: string } }): string | null {
  try {
    return decodeClientDataJSON(response.clientDataJSON).challenge
  } catch {
    return null
  }
}

/** Whether this passkey signed this challenge, here and with its person present; what it says of itself, or null. */
export async function verifyAnswer(
  answer: AuthenticationResponseJSON,
  challenge: string,
  { publicKey, signCount }: KnownPasskey,
) {
  const { id, origin } = relyingParty()
  const checked = await verifyAuthenticationResponse({
    response: answer,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
    credential: { id: answer.id, publicKey: new Uint8Array(publicKey), counter: Number(signCount) },
  }).catch(() => null)
  return checked?.verified ? checked.authenticationInfo : null
}
