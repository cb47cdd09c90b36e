import { defineConfig } from 'prisma/config'

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  // Generating and checking the schema needs no database, so an unset variable is no error here.
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://unset:unset@127.0.0.1:1/unset' },
})
