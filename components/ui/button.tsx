import type { ComponentProps } from 'react'
import { buttonClass, type ButtonKind, type ButtonSize } from './button-class'

export function Button({
  kind,
  size,
  className,
  ...rest
}: ComponentProps<'button'> & { kind?: ButtonKind; size?: ButtonSize }) {
  return <button type="button" {...rest} className={`${buttonClass(kind, size)} ${className ?? ''}`} />
}
