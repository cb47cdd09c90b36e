import 'server-only'
import { headers } from 'next/headers'
import { env } from '@/lib/env'
import { AppError } from '@/lib/errors/app-error'
import { isOwnOrigin } from '@/lib/http/origin'

/** Refuses a mutation that does not come from our own pages. The proxy does so too; this holds when it is not asked. */
export async function requireOwnOrigin(): Promise<void> {
  if (!isOwnOrigin(await headers(), env().SUBSTANTIA_PUBLIC_URL)) throw new AppError('forbidden')
}
