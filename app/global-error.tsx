'use client'

/** The last resort, when even the frame of the pages breaks: no styles, no components. */
export default function GlobalErrorPage() {
  return (
    <html lang="en">
      <body>
        <h1>Substantia could not be shown</h1>
        <p>Something went wrong on our side. Nothing you saved is lost.</p>
        <p>
          <a href="">Try again</a>
        </p>
        <p>If it happens again, call your clinic.</p>
      </body>
    </html>
  )
}
