/** A report as it is read: text, recommendations, disclaimer. */
export function ReportReading({
  title,
  content,
  recommendations,
  disclaimer,
}: {
  title: string
  content: string
  recommendations: string[]
  disclaimer: string | null
}) {
  return (
    <article className="max-w-[75ch] border-y border-hairline bg-surface px-4 py-4 sm:rounded-control sm:border sm:px-6">
      <h2 className="mb-3 text-lg font-semibold">
        <bdi>{title}</bdi>
      </h2>
      <p className="leading-relaxed wrap-anywhere whitespace-pre-line">
        <bdi>{content}</bdi>
      </p>
      {recommendations.length > 0 && (
        <>
          <h3 className="mt-4 mb-1 font-semibold">Recommendations</h3>
          <ul className="list-disc pl-5">
            {recommendations.map((recommendation, index) => (
              <li key={index}>
                <bdi>{recommendation}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
      {disclaimer && (
        <p className="mt-4 border-t border-hairline pt-3 whitespace-pre-line text-muted">
          <bdi>{disclaimer}</bdi>
        </p>
      )}
    </article>
  )
}
