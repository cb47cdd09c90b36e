export { firstUses, termOf, type TermKey } from '@/lib/glossary/glossary'
