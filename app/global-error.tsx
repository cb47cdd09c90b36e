'use client'

/** The last resort, when even the frame of the pages breaks: no styles, no components. */
export default function GlobalErrorPage({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <h1>Substantia could not be shown</h1>
        <p>Something went wrong on our side. Nothing you saved is lost.</p>
        <button type="button" onClick={reset}>
          Try again
        </button>
      </body>
    </html>
  )
}
