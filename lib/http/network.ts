/** The network an address belongs to, as attempts are counted: /24 for IPv4, /64 for IPv6. */
export function networkOf(forwardedFor: string): string {
  const address = (forwardedFor.split(',').at(-1) ?? '').trim().replace(/^::ffff:/, '')
  if (/^\d+\.\d+\.\d+\.\d+$/.test(address)) return `${address.split('.').slice(0, 3).join('.')}.0/24`
  if (address.includes(':')) return `${address.split(':').slice(0, 4).join(':')}::/64`
  return 'unknown'
}
