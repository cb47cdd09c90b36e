/** Said wherever a model's result is shown. */
export const modelCaution =
  'The model can be wrong, even when it is sure. No doctor has confirmed this yet. A doctor decides what it means for you.'

export function ModelCaution() {
  return <p className="max-w-[66ch] font-medium">{modelCaution}</p>
}
