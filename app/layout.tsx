import '@fontsource-variable/atkinson-hyperlegible-next/wght.css'
import '@fontsource-variable/inter/wght.css'
import type { Metadata } from 'next'
import { getAppearance } from '@/lib/appearance/queries'
import { pageNonce } from '@/lib/http/nonce'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Substantia', template: '%s · Substantia' },
  description: "Records of Parkinson's screening programmes: console, clinic and patient portal.",
  robots: { index: false, follow: false },
}

/** The html shell. Reading a cookie makes every page dynamic, which the nonce of the content security policy needs. */
export default async function RootLayout({ children }: LayoutProps<'/'>) {
  const { theme, density, text, contrast, targets, steady, motion, layout } = await getAppearance()
  return (
    <html
      lang="en"
      data-theme={theme}
      data-density={density}
      data-text={text}
      data-contrast={contrast}
      data-targets={targets}
      data-steady={steady}
      data-motion={motion}
      data-layout={layout}
    >
      <body className="min-h-dvh">
        <script async src="/steady-hand.js" nonce={await pageNonce()} />
        {children}
      </body>
    </html>
  )
}
