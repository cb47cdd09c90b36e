/**
 * Help where the page cannot ask how one reaches the clinic: because it broke, or because it is drawn by the browser alone.
 * It says where that stands; the page it leads to is open to everybody.
 */
export function HelpLink() {
  return (
    <section id="help" aria-labelledby="help-title">
      <h2 id="help-title" className="mb-2 text-2xl font-semibold">
        Need help?
      </h2>
      <p>Call your clinic. No question is too small.</p>
      <p className="mt-3">
        <a
          href="/comfort#help"
          className="inline-flex min-h-12 items-center rounded-card border border-line bg-surface px-5 text-xl font-semibold text-primary no-underline hover:bg-primary-tint"
        >
          The number of your clinic
        </a>
      </p>
      <p className="mt-3">
        <strong>In an emergency, call your local emergency number.</strong> Nobody reads this website in an emergency.
      </p>
    </section>
  )
}
