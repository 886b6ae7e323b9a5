/**
 * The short name of a committee in keys, paths and addresses: `Children's Services` → `childrens-services`.
 * Two spellings that differ only in case, accents, apostrophes or an ampersand are one committee.
 */
export const slugOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’‘`]/g, '')
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
