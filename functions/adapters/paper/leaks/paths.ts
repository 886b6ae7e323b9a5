/**
 * Where a file lay on somebody's computer or on a server: such a path names people, servers and folders. Addresses of
 * the web are none.
 */
const PATH =
  /(?:\b[A-Za-z]:[\\/](?![\\/])(?:[^\s\\/<>"|]+[\\/])+|\\\\[A-Za-z0-9][\w.-]+\\[^\s\\<>"|]+|\bfile:\/\/\/?[^\s<>"]+|(?:^|[\s"'>(=])\/(?:Users|home|Volumes)\/[\w.-]+\/)/

export const hasPath = (words: string): boolean => PATH.test(words)
