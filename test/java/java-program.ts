import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

/** A Java program that is ready to run: what `java` is told, before the program's own words. Or why it is not. */
export type JavaProgram = { java: string[] } | { why: string }

/**
 * Makes a program of one file ready, with the libraries that a Maven project file of ours names. They are fetched once,
 * into node_modules. Tells why where Java, Maven or the libraries cannot be had.
 */
export function javaProgram(program: string, library: string): JavaProgram {
  const cache = join(import.meta.dirname, '../../node_modules/.cache', library)
  const libraries = join(cache, 'lib')
  if (!runs('javac', '-version')) return { why: 'there is no Java compiler on this machine.' }
  if (!existsSync(libraries)) {
    if (!runs('mvn', '-version')) return { why: 'there is no Maven on this machine.' }
    mkdirSync(cache, { recursive: true })
    const project = join(import.meta.dirname, `${library}.xml`)
    if (
      !runs(
        'mvn',
        '-q',
        '-B',
        '-f',
        project,
        'dependency:copy-dependencies',
        `-DoutputDirectory=${libraries}`,
      )
    )
      return { why: `Maven could not fetch ${library}; is there a registry that it reaches?` }
  }
  const classes = ['-cp', join(libraries, '*')]
  return runs('javac', ...classes, '-d', cache, join(import.meta.dirname, `${program}.java`))
    ? { java: ['-cp', `${join(libraries, '*')}:${cache}`, program] }
    : { why: `${program}.java does not compile.` }
}

const runs = (program: string, ...words: string[]): boolean => spawnSync(program, words).status === 0
