import type { ClientConfig } from 'pg'

/**
 * A connection URL as separate settings, in UTC. Separate, because pg lets a connection string win over `database`, and
 * UTC, because Prisma's adapter sends and reads timestamps without an offset.
 */
export function connectionSettings(url: string): ClientConfig {
  const { hostname, port, pathname, username, password, searchParams } = new URL(url)
  const sslMode = searchParams.get('sslmode')
  const socketFolder = searchParams.get('host')
  return {
    host: socketFolder ?? decodeURIComponent(hostname).replace(/^\[|\]$/g, ''),
    port: Number(port || 5432),
    database: decodeURIComponent(pathname.slice(1)),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    ssl:
      sslMode && sslMode !== 'disable' && sslMode !== 'prefer' && sslMode !== 'allow'
        ? { rejectUnauthorized: sslMode === 'verify-full' }
        : undefined,
    options: '-c TimeZone=UTC',
    connectionTimeoutMillis: 10_000,
  }
}
