import 'server-only'
import { PrismaClient } from '@/prisma/generated/client'
import { required } from '@/lib/env'
import { ScopedPg } from './scoped-adapter'

// One client per process, also when the development server reloads this module.
const kept = globalThis as typeof globalThis & { substantiaPrisma?: PrismaClient }

/** The only Prisma client. Connects on first use, as the application's own login, which may do nothing by itself. */
export function prisma(): PrismaClient {
  kept.substantiaPrisma ??= new PrismaClient({
    adapter: new ScopedPg({
      connectionString: required('SUBSTANTIA_WEB_DATABASE_URL'),
      // UTC: the adapter sends and reads timestamps without an offset
      options:
        '-c TimeZone=UTC -c statement_timeout=15000 -c idle_in_transaction_session_timeout=30000 -c lock_timeout=5000',
      application_name: 'substantia',
      max: 10,
      connectionTimeoutMillis: 5000,
    }),
    errorFormat: 'minimal',
  })
  return kept.substantiaPrisma
}
