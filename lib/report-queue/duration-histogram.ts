/** Upper ends in seconds; `app.count_report_tries` (0552) counts into the same ones. */
export const durationBuckets = [0.25, 0.5, 1, 2, 5, 10, 20, 30, 60]

const name = 'substantia_report_duration_seconds'

/**
 * How long making reports took, as Prometheus reads a histogram. The database has counted: `counts` by bucket, the last one
 * for what took longer than all. prom-client only knows what it observed itself, so these lines are written out.
 */
export function durationHistogram(counts: Record<string, number>, sumSeconds: number): string {
  let counted = 0
  const lines = [...durationBuckets, '+Inf'].map((end, bucket) => {
    counted += counts[String(bucket)] ?? 0
    return `${name}_bucket{le="${end}"} ${counted}`
  })
  return [
    `# HELP ${name} How long making a published report took, from taking the request.`,
    `# TYPE ${name} histogram`,
    ...lines,
    `${name}_sum ${sumSeconds}`,
    `${name}_count ${counted}`,
    '',
  ].join('\n')
}
