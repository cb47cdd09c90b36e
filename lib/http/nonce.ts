import 'server-only'
import { headers } from 'next/headers'

/** The nonce without which the browser runs no script of this page (proxy.ts). Next.js puts it on its own by itself. */
export async function pageNonce(): Promise<string> {
  const policy = (await headers()).get('content-security-policy') ?? ''
  return /'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
}
