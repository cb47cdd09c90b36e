import { Card } from '@/components/portal/card'

/** Something to look at while choosing. Nothing in it can be pressed by mistake. */
export function Preview() {
  return (
    <section aria-labelledby="preview-title" className="mb-10">
      <h2 id="preview-title" className="mb-3 text-2xl leading-tight font-semibold">
        This is how it looks now
      </h2>
      <Card>
        <p className="text-2xl leading-snug font-semibold">Thursday 4 December at 10:30</p>
        <p className="mt-2">This is an example of a visit. Can you read it with ease? Then nothing has to change.</p>
        <p aria-hidden className="mt-4 flex flex-wrap gap-3">
          <span className="inline-flex min-h-14 items-center rounded-card border border-primary bg-primary px-6 font-semibold text-on-primary">
            A button
          </span>
          <span className="inline-flex min-h-12 items-center rounded-card border border-line bg-surface px-5">
            Another one
          </span>
        </p>
      </Card>
    </section>
  )
}
