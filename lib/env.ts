import * as z from 'zod'

const port = z.coerce.number().int().min(1).max(65535)
const text = z.string().min(1)
const key = z.string().refine(isKey, 'must be 32 to 64 random bytes in base64, as from: openssl rand -base64 32')

/** Every variable that Substantia reads, with what it means. `.env.example` is checked against this list. */
export const environment = z.object({
  NODE_ENV: z
    .enum(['development', 'production', 'test'])
    .default('production')
    .describe('production: no demo data; development: set by npm run dev'),
  PORT: port.default(3000).describe('Port of the web server'),
  HOST: text.default('127.0.0.1').describe('Address the web server listens on; 0.0.0.0 for every network'),
  SUBSTANTIA_PUBLIC_URL: z
    .url()
    .transform((url) => url.replace(/\/$/, '')) // a path follows
    .default('http://localhost:3000')
    .describe('Address people open; https:// behind a proxy that speaks TLS'),
  SUBSTANTIA_DATA: text.default('var').describe('Folder for the embedded database, secrets, uploads and backups'),
  DATABASE_URL: z
    .string()
    .optional()
    .describe("Owner's connection to a PostgreSQL 15 or newer; without it the embedded one runs"),
  SUBSTANTIA_DATABASE_PORT: port
    .default(54329)
    .describe('Port of the embedded PostgreSQL; another free one is taken when it is busy'),
  SUBSTANTIA_WEB_DATABASE_URL: text
    .optional()
    .describe("The application's own login; npm start makes it from DATABASE_URL"),
  SUBSTANTIA_WEB_PASSWORD: text
    .optional()
    .describe("Password of the application's own login; made in SUBSTANTIA_DATA when unset"),
  AUTH_SECRET: key.optional().describe('Encrypts login cookies; made in SUBSTANTIA_DATA when unset'),
  SUBSTANTIA_CONTEXT_KEY: key
    .optional()
    .describe('Signs who is asking, for the database; made in SUBSTANTIA_DATA when unset'),
  SUBSTANTIA_CURSOR_KEY: key.optional().describe('Seals page cursors in addresses; made in SUBSTANTIA_DATA when unset'),
  SUBSTANTIA_TRUSTED_PROXIES: z.coerce
    .number()
    .int()
    .min(0)
    .max(5)
    .default(0)
    .describe('How many proxies of yours stand in front of the web server'),
  SUBSTANTIA_TIME_ZONE: z
    .string()
    .refine(isTimeZone, 'must be a time zone such as Europe/Oslo')
    .default(Intl.DateTimeFormat().resolvedOptions().timeZone)
    .describe("The clinic's time zone, for every date on screen; the machine's when unset"),
  SUBSTANTIA_MAX_IMPORT_MB: z.coerce
    .number()
    .int()
    .min(1)
    .default(4096)
    .describe('Largest legacy file the import takes'),
  SUBSTANTIA_REPORT_LEASE_SECONDS: z.coerce
    .number()
    .min(0.5)
    .max(600)
    .default(30)
    .describe('How long a worker that gives no sign of life keeps the report it is making'),
  SUBSTANTIA_REPORT_SECONDS: z.coerce
    .number()
    .min(1)
    .max(600)
    .default(60)
    .describe('Longest time that drawing the pages of a report may take'),
  SUBSTANTIA_REPORT_MEMORY_MB: z.coerce
    .number()
    .int()
    .min(128)
    .default(512)
    .describe('Most memory that drawing the pages of a report may take'),
  SUBSTANTIA_REPORT_RETRY_SECONDS: z.coerce
    .number()
    .min(0)
    .max(3600)
    .default(10)
    .describe('Wait before a report is tried again; four times as long before the third try'),
  SUBSTANTIA_BUCKET: text
    .optional()
    .describe('Bucket for the files of reports; without it they lie in SUBSTANTIA_DATA/files'),
  SUBSTANTIA_BUCKET_ENDPOINT: z.url().optional().describe('Address of a store that speaks S3; without it that of AWS'),
  SUBSTANTIA_BUCKET_REGION: text.default('us-east-1').describe('Region of the bucket'),
  SUBSTANTIA_BUCKET_KEY_ID: text.optional().describe("Key of the bucket; without it the machine's own role"),
  SUBSTANTIA_BUCKET_SECRET: text.optional().describe('Secret of that key'),
  SUBSTANTIA_BUCKET_PATH_STYLE: z
    .enum(['yes', 'no'])
    .default('no')
    .describe('yes for stores that name the bucket in the path, such as MinIO'),
  SUBSTANTIA_SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe('Server that mail is given to, as in smtps://user:password@mail.clinic.example:465'),
  SUBSTANTIA_MAIL_FROM: text.optional().describe('Sender of every mail, such as "Clinic <no-reply@clinic.example>"'),
  SUBSTANTIA_MAIL_FOLDER: text
    .optional()
    .describe(
      'Where mail is laid instead of being sent; npm start sets it where no mail server is named, not in production',
    ),
  SUBSTANTIA_METRICS_TOKEN: z
    .string()
    .min(16, 'must have at least 16 characters')
    .optional()
    .describe('Bearer token that opens /metrics; without it there is no such page'),
  SUBSTANTIA_ENVIRONMENT_NAME: text
    .max(24, 'must have at most 24 characters')
    .optional()
    .describe(
      'Name of an installation that is not the real one, such as Training; on every page of console and clinic',
    ),
  SUBSTANTIA_LOG_LEVEL: z
    .enum(['silent', 'error', 'warn', 'info', 'debug'])
    .default('info')
    .describe('How much the log says'),
})

export type Environment = z.infer<typeof environment>

let parsed: Environment | undefined

/** The checked environment. Read on first use: `next build` loads every module without one. */
export function env(): Environment {
  if (parsed) return parsed
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''))
  const result = environment.safeParse(given)
  if (!result.success) {
    const problems = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    throw new Error(`The environment is not right. ${problems.join('; ')}`)
  }
  parsed = result.data
  return parsed
}

/** A variable that must be there by now, because `npm start` sets it. */
export function required(
  name: 'SUBSTANTIA_WEB_DATABASE_URL' | 'AUTH_SECRET' | 'SUBSTANTIA_CONTEXT_KEY' | 'SUBSTANTIA_CURSOR_KEY',
) {
  const value = env()[name]
  if (!value) throw new Error(`${name} is not set. Start with npm start, which sets it.`)
  return value
}

function isKey(value: string) {
  const { length } = Buffer.from(value, 'base64url')
  return length >= 32 && length <= 64
}

function isTimeZone(name: string) {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}
