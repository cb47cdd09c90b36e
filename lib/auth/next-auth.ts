import 'server-only'
import NextAuth from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { asAnonymous } from '@/lib/db/scope'
import { env, required } from '@/lib/env'
import { longestSessionSeconds } from './limits'
import { tokenHash } from './token'

declare module 'next-auth' {
  interface Session {
    token?: string
  }
  interface User {
    token?: string
  }
}

/**
 * next-auth keeps the cookie: encrypted, HttpOnly, SameSite=Lax. All that is in it is the token of a row in
 * login_sessions, which every request looks up. Passwords are checked before, in login.ts; this provider only accepts
 * the token of a session that was just opened. Its HTTP endpoints are not mounted: signing in and out are server actions.
 */
export const { auth, signIn, signOut } = NextAuth(() => {
  const https = env().SUBSTANTIA_PUBLIC_URL.startsWith('https://')
  return {
    secret: required('AUTH_SECRET'),
    trustHost: true,
    session: { strategy: 'jwt', maxAge: longestSessionSeconds },
    cookies: {
      sessionToken: {
        // next-auth takes every cookie whose name begins like this one for a part of it, so no other may begin so
        name: https ? '__Host-substantia-session' : 'substantia-session',
        options: { httpOnly: true, sameSite: 'lax', path: '/', secure: https },
      },
    },
    pages: { signIn: '/login' },
    logger: { error: () => {}, warn: () => {}, debug: () => {} }, // a cookie nobody can read is a visitor, not an event
    providers: [
      Credentials({
        credentials: { token: {} },
        async authorize({ token }) {
          if (typeof token !== 'string') return null
          const viewers = await asAnonymous(
            ({ db }) => db.$queryRaw<{ user_id: string }[]>`
            select user_id from app.viewer_of_session(${tokenHash(token)})`,
          )
          return viewers[0] ? { id: viewers[0].user_id, token } : null
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user?.token ? { token: user.token } : token),
      session: ({ session, token }) => ({
        expires: session.expires,
        token: typeof token.token === 'string' ? token.token : undefined,
      }),
    },
  }
})
