/** @type {import('next').NextConfig} */
const config = {
  typedRoutes: true,
  reactCompiler: true,
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  devIndicators: false,
  // The optimizer fetches and decodes what a URL names; scans are served as they are.
  images: { unoptimized: true },
  // npm test checks types; a start on somebody's machine need not do it again.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: [
    ...['@node-rs/argon2', '@node-rs/bcrypt', 'pg', 'pino', 'node-sqlite3-wasm'],
    ...['flydrive', '@aws-sdk/client-s3', 'prom-client', 'pdfkit'],
  ],
  experimental: {
    authInterrupts: true, // forbidden(): a real 403 with a page that helps
    serverActions: { bodySizeLimit: '1mb' },
  },
  async headers() {
    const everywhere = [
      { key: 'X-Content-Type-Options', value: 'nosniff' },
      { key: 'X-Frame-Options', value: 'DENY' },
      // with 'no-referrer' a form sent without JavaScript says "Origin: null", and every origin check must refuse it
      { key: 'Referrer-Policy', value: 'same-origin' },
      { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
      { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
      { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=()' },
      { key: 'Strict-Transport-Security', value: 'max-age=63072000' },
    ]
    const noContent = { key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'" }
    return [
      { source: '/:path*', headers: everywhere },
      { source: '/_next/static/:path*', headers: [noContent] },
      { source: '/:script(steady-hand|session-end).js', headers: [noContent] },
      { source: '/api/:path*', headers: [{ key: 'Cache-Control', value: 'private, no-store' }, noContent] },
    ]
  },
}

export default config
